import { sql } from 'kysely';
import { type Ref, ref } from '#kernel/facts.ts';
import { personsOf } from '#kernel/server/activity/pseudonym.ts';
import { type On, within } from './tables.ts';

/** Who has something to complete: a person, or a pupil of a class, who is none. */
export type Participant = Readonly<{ kind: 'person' | 'pupil'; id: string }>;

/** Whose some seats are, a person's or a pupil's; a seat that is nobody's is not in the answer. */
export async function holdersOf(on: On, seats: readonly string[]): Promise<Map<string, Participant>> {
	const all = [...new Set(seats)];
	if (!all.length) return new Map();
	const found = await pupilsOn(on, all);
	const rows = await within(on)
		.selectFrom('participation.attendanceCard')
		.select(['seat', 'holder'])
		.where((row) => row('seat', '=', row.fn.any(row.val(all))))
		.where('holder', 'is not', null)
		.execute();
	for (const { seat, holder } of rows) if (holder) found.set(seat, { kind: 'person', id: holder });
	return found;
}

async function pupilsOn(on: On, seats: readonly string[]): Promise<Map<string, Participant>> {
	const { rows } = await sql<{ seat: string; pupil: string }>`
		select s.seat, s.pupil from learning.pupil_seat s join learning.pupil p on p.id = s.pupil
		where s.seat = any(${[...seats]}::uuid[]) and p.claimed_by is null`.execute(on);
	return new Map(rows.map(({ seat, pupil }) => [seat, { kind: 'pupil', id: pupil }]));
}

/** Which of some bookings a teacher made for a class: none of their seats is hers. */
export async function classBookings(on: On, bookings: readonly string[]): Promise<Set<string>> {
	if (!bookings.length) return new Set();
	const { rows } = await sql<{ booking: string }>`
		select booking from learning.class_booking where booking = any(${[...bookings]}::uuid[])`.execute(on);
	return new Set(rows.map(({ booking }) => booking));
}

/** The participants behind references of the log, by the id that stands there, a pupil who was made a person as her; who was erased is not in the answer. */
export async function behind(on: On, refs: readonly Ref[]): Promise<Map<string, Participant>> {
	const persons = await personsOf(
		on,
		refs.flatMap(({ kind, id }) => (kind === 'person' ? [id] : []))
	);
	const found = new Map<string, Participant>();
	for (const [pseudonym, id] of persons) found.set(pseudonym, { kind: 'person', id });
	const ids = refs.flatMap(({ kind, id }) => (kind === 'pupil' ? [id] : []));
	if (ids.length) for (const [id, one] of await pupilsNow(on, ids)) found.set(id, one);
	return found;
}

/** Who some pupils are now: herself, or the person whom she was made; who was erased is not in the answer. */
async function pupilsNow(on: On, pupils: readonly string[]): Promise<Map<string, Participant>> {
	const { rows } = await sql<{ id: string; person: string | null }>`
		select id, claimed_by as person from learning.pupil where id = any(${[...new Set(pupils)]}::uuid[])`.execute(on);
	return new Map(rows.map(({ id, person }) => [id, person ? { kind: 'person', id: person } : { kind: 'pupil', id }]));
}

export const refOf = ({ kind, id }: Participant): Ref => ref(kind, id);
