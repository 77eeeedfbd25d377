import { momentOf } from '#kernel/server/clock.ts';
import { transaction } from '#kernel/server/db.ts';
import { addPlace } from '#network/server';
import { allDay } from '../hours.ts';
import type { ReservationRequest } from '../reservation.ts';
import type { NewSpace } from '../space.schema.ts';
import { addSpace } from './spaces.ts';

export const by = { actor: null, source: 'desk' } as const;

/** A place that spaces can be in. */
export const house = (slug: string): Promise<string> =>
	transaction((tx) =>
		addPlace(
			tx,
			{
				slug,
				name: slug,
				kind: 'room',
				sentence: null,
				organization: null,
				address: null,
				locality: 'Mons',
				lat: null,
				lon: null,
				fictional: true
			},
			by
		)
	);

/** Adds a space, a room that is always open unless it is said otherwise. @returns its id */
export const space = (place: string, slug: string, more: Partial<NewSpace> = {}): Promise<string> =>
	transaction((tx) =>
		addSpace(
			tx,
			{
				place,
				slug,
				kind: 'room',
				name: { source: 'fr', fr: slug },
				hours: allDay,
				closedOnHolidays: false,
				fictional: true,
				...more
			},
			by
		)
	);

/** The day on which what is not said otherwise happens. */
const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);

/** A moment of that day, or of another one, by the clock of Brussels. */
export function moment(clock: string, day = soon): Date {
	const found = momentOf(`${day}T${clock}`, 'Europe/Brussels');
	if (!found) throw new Error(`no time: ${clock}`);
	return found;
}

export const time = (from: string, until: string, day?: string) => ({
	startsAt: moment(from, day),
	endsAt: moment(until, day)
});

export const asked = (from: string, until: string, more: Partial<ReservationRequest> = {}): ReservationRequest => ({
	...{ name: 'Zoé Delvaux', email: 'zoe@example.org', locale: 'fr', idempotencyKey: crypto.randomUUID() },
	...{ quantity: 1, purpose: null, people: null, ...time(from, until) },
	...more
});
