import { sql } from 'kysely';
import { holidaysOf } from '#kernel/holidays.ts';
import { localOf, momentOf, shifted } from '#kernel/server/clock.ts';
import { db } from '#kernel/server/db.ts';
import { joined, type Stretch } from '../free.ts';
import { type Exception, openingsOn } from '../hours.ts';
import type { Space } from '../space.ts';
import type { On } from './tables.ts';

type Opened = Pick<Space, 'id' | 'hours' | 'closedOnHolidays' | 'place'>;

/** The days apart of a space and of its place, in the order in which they were said. */
export const exceptionsOf = async (space: Pick<Space, 'id' | 'place'>, on: On = db): Promise<Exception[]> =>
	(await exceptionsIn([space], on))(space);

/** The same for many at once, in one query: what it gives says them of each. */
export async function exceptionsIn(
	spaces: readonly Pick<Space, 'id' | 'place'>[],
	on: On = db
): Promise<(of: Pick<Space, 'id' | 'place'>) => Exception[]> {
	const places = [...new Set(spaces.map(({ place }) => place.id))];
	const { rows } = await sql<Exception & { place: string | null }>`
		select id, space, place, lower(days)::text as "from", (upper(days) - 1)::text as until, openings, reason from spaces.exception
		where space = any(${spaces.map(({ id }) => id)}::uuid[]) or place = any(${places}::uuid[]) order by created_at, id`.execute(
		on
	);
	return ({ id, place }) => rows.filter((one) => one.space === id || one.place === place.id);
}

/** When a space is open between two moments, by the clock of a zone; what goes on over midnight is one stretch. */
export function openBetween(
	space: Opened,
	exceptions: readonly Exception[],
	{ from, until }: Stretch,
	timeZone: string
): Stretch[] {
	const stretches: Stretch[] = [];
	const last = localOf(until, timeZone).slice(0, 10);
	for (let day = localOf(from, timeZone).slice(0, 10); day <= last; day = shifted(`${day}T00:00`, 1).slice(0, 10)) {
		const holiday = space.closedOnHolidays && holidaysOf(Number(day.slice(0, 4))).has(day);
		for (const [opens, closes] of openingsOn(day, space.hours, exceptions, holiday)) {
			const [first, end] = [at(day, opens, timeZone), at(day, closes, timeZone)];
			if (first && end && first < end) stretches.push({ from: first, until: end });
		}
	}
	return joined(stretches);
}

/** The minute of the day that the clock of a zone shows. */
export function minuteOf(at: Date, timeZone: string): number {
	const clock = localOf(at, timeZone).slice(11);
	return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/** The moment of a minute of a day on the clock; 1440 is midnight at its end. A minute that the clock leaves out is the moment at which it goes on. */
function at(day: string, minute: number, timeZone: string): Date | null {
	const [local, rest] = minute === 1440 ? [shifted(`${day}T00:00`, 1), 0] : [day, minute];
	const clock = `${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`;
	const asked = `${local.slice(0, 10)}T${clock}`;
	const found = momentOf(asked, timeZone);
	return found && minute < 1440 && localOf(found, timeZone) !== asked ? at(day, minute + 1, timeZone) : found;
}
