import { sql } from 'kysely';
import { asEvent, standingName } from '#agenda';
import { arrivalsOf, bookedOccurrence, occurrencesToEdit, registrations } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { db } from '#kernel/server/db.ts';
import { attendances, bookingsFor, categoryCounts, sharesIn } from '#participation/server';
import type { Turn } from '../../../tests/support/turns.ts';
import type { Seance } from '../hub.ts';

/** How full a séance is; what a place does not tell is not there. */
export type Figures = Readonly<{
	capacity?: number | null;
	taken?: number;
	waiting?: number;
	left?: number | null;
	kept?: number;
}>;

export type Counted = Required<Omit<Figures, 'left' | 'kept'>> &
	Readonly<{ turns: readonly (Turn & { lapsed: boolean })[]; rooms: readonly Room[]; lapsed: boolean }>;

/** The pool of a séance, and its part for a kind of ticket that has a maximum. */
export type Room = Readonly<{
	id: string;
	capacity: number | null;
	taken: number;
	waiting: number;
	partOf: string | null;
	category: string | null;
}>;

/** The seats of a séance as the rows have them, counted apart from the program's own code. */
export async function counted({ pool }: Seance): Promise<Counted> {
	const { rows } = await sql<Turn & Room & { lapsed: boolean }>`
		select p.id as pool, p.id, s.booking, s.id as seat, t.queue, p.capacity, p.part_of, p.category,
			s.state in ('confirmed', 'fulfilled', 'no_show') or s.state = 'offered' and s.offered_until > clock_timestamp() as held,
			s.state = 'offered' and s.offered_until <= clock_timestamp() as lapsed
		from participation.pool p left join participation.seat_pool t on t.pool = p.id left join participation.seat s on s.id = t.seat
		where coalesce(p.part_of, p.id) = ${pool}`.execute(db);
	const turns = rows.filter(({ seat }) => seat);
	const rooms = [...Map.groupBy(rows, ({ id }) => id).values()].flatMap(([first, ...others]) => {
		if (!first) return [];
		const here = [first, ...others].filter(({ seat }) => seat);
		const taken = here.filter(({ held }) => held).length;
		return [{ ...first, taken, waiting: here.filter(({ queue }) => queue !== null).length }];
	});
	const whole = rooms.find(({ id }) => id === pool);
	return {
		capacity: whole?.capacity ?? null,
		taken: whole?.taken ?? 0,
		waiting: whole?.waiting ?? 0,
		turns,
		rooms,
		lapsed: turns.some(({ lapsed }) => lapsed)
	};
}

/** What everything that shows a séance is made from says of it: the page, Coulisses, search engines, tables, the door and the bookings. */
export async function figures({ id }: Seance): Promise<Record<string, Figures>> {
	const listing = await bookedOccurrence(id);
	const { offering, occurrence } = listing;
	const { places } = occurrence;
	const event = asEvent(offering, occurrence, { url: '', hubUrl: '', locale: 'fr' });
	const query = { q: '', sort: 'created', descending: true, organizations: null } as const;
	const filters = { activity: '', occurrence: id, state: '', when: '' };
	const [edited, listed, numbers, arrivals, bookings] = await Promise.all([
		occurrencesToEdit(offering.id),
		registrations({ ...query, filters }, { offset: 0, limit: 1000 }),
		attendances('occurrence', [id]),
		arrivalsOf(id),
		bookingsFor(ref('occurrence', id))
	]);
	const sum = (of: (row: (typeof listed.rows)[number]) => number) => listed.rows.reduce((all, row) => all + of(row), 0);
	const arriving = arrivals.map(({ state }) => state);
	const seats = bookings.flatMap((one) => one.seats);
	return {
		'the page': places,
		'its sentence': inWords(standingName(occurrence)),
		Coulisses: edited.find((one) => one.id === id)?.places ?? {},
		'JSON-LD':
			event.maximumAttendeeCapacity === undefined
				? {}
				: { capacity: event.maximumAttendeeCapacity, left: event.remainingAttendeeCapacity },
		'the registrations and their export': { taken: sum(({ held }) => held), waiting: sum(({ waits }) => waits) },
		'the doors': { taken: numbers.get(id)?.expected ?? 0, waiting: numbers.get(id)?.waiting ?? 0 },
		'the door': {
			taken: arriving.filter(takesPlace).length,
			waiting: arriving.filter((state) => state === 'waitlisted').length
		},
		'the letters': {
			taken: seats.filter(({ state }) => takesPlace(state)).length,
			waiting: Math.max(0, ...seats.flatMap(({ position }) => position ?? []))
		}
	};
}

/** What is said of the kind of ticket that has a maximum: on the page, in Coulisses and at the door; nothing where there is none. */
export async function shareFigures({ id, pool }: Seance): Promise<Record<string, Figures>> {
	const [share] = (await sharesIn([pool])).get(pool) ?? [];
	if (!share) return {};
	const counts = (await categoryCounts({ subjects: [id] })).get(id) ?? [];
	const own = counts.find(({ category }) => category === share.category);
	const arriving = (await arrivalsOf(id)).filter(({ category }) => category === share.category);
	const { capacity, taken, waiting, left } = share;
	return {
		'the share': { capacity, taken, waiting, left },
		'the counts of a kind': { taken: own?.held ?? 0, waiting: own?.waits ?? 0 },
		'the kinds at the door': {
			taken: arriving.filter(({ state }) => takesPlace(state)).length,
			waiting: arriving.filter(({ state }) => state === 'waitlisted').length
		}
	};
}

const takesPlace = (state: string): boolean => ['confirmed', 'offered', 'fulfilled', 'no_show'].includes(state);

/** What the sentence beside a séance says of its places. */
export function inWords(sentence: string): Figures {
	const count = Number(/\d+/.exec(sentence)?.[0] ?? 1);
	if (sentence === 'Sans limite de places') return { left: null };
	if (/^Liste d’attente, \d/.test(sentence)) return { left: 0, kept: count };
	if (/^Complet/.test(sentence)) return { left: 0 };
	return /place/.test(sentence) ? { left: count } : {};
}
