import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { db } from '#kernel/server/db.ts';
import { holdsPlace } from '#participation';
import { arrivals, passagesOf } from '#participation/server';
import { type AttendanceState, type ExcuseReason, isLate } from '../../completion/attendance.ts';
import { classBookings } from './participants.ts';
import { type On, within } from './tables.ts';

/** How a séance takes attendance. `kioskTicket`: whoever taps on her name must know the last four characters of her ticket. */
export type Rules = Readonly<{ lateMinutes: number; kioskTicket: boolean }>;

/** Something that the list said once of a seat: it came, it left, it was excused, or that was taken back. */
type Past = Readonly<{
	what: 'in' | 'out' | 'excused';
	at: Date;
	gate: string | null;
	reason: ExcuseReason | null;
	undoneAt: Date | null;
}>;

/** A seat of a séance on its list. */
export type Attendee = Readonly<{
	seat: string;
	ticket: string;
	/** Null: a nameless place. */
	name: string | null;
	party: string | null;
	state: AttendanceState;
	reason: ExcuseReason | null;
	cameAt: Date | null;
	/** All that was ever said, in order. */
	history: readonly Past[];
}>;

const usual: Rules = { lateMinutes: 15, kioskTicket: false };

/** How a séance takes attendance; as usual where nothing else was said. */
export async function rulesOf(occurrence: string, on: On = db): Promise<Rules> {
	const row = await within(on)
		.selectFrom('learning.attendance')
		.select(['lateMinutes', 'kioskTicket'])
		.where('occurrence', '=', occurrence)
		.executeTakeFirst();
	return row ?? usual;
}

/** Says how a séance takes attendance. */
export async function setRules(occurrence: string, rules: Rules, on: On = db): Promise<void> {
	await within(on)
		.insertInto('learning.attendance')
		.values({ occurrence, ...rules })
		.onConflict((conflict) => conflict.column('occurrence').doUpdateSet(rules))
		.execute();
}

/** The list of a séance by name: everybody who has a place in it; a teacher has none for what she booked for her class. Five queries, whatever the number. */
export async function attendanceOf(
	occurrence: Readonly<{ id: string; startsAt: Date }>,
	on: On = db
): Promise<Attendee[]> {
	const subject = ref('occurrence', occurrence.id);
	const [seats, passages, excuses, rules] = await Promise.all([
		arrivals(subject, {}, on),
		passagesOf(subject, on),
		excusesOf(occurrence.id, on),
		rulesOf(occurrence.id, on)
	]);
	const classes = await classBookings(
		on,
		seats.map(({ booking }) => booking)
	);
	const [passed, excused] = [Map.groupBy(passages, ({ seat }) => seat), Map.groupBy(excuses, ({ seat }) => seat)];
	return seats
		.map((one) => (one.name === one.party && classes.has(one.booking) ? { ...one, name: null } : one))
		.filter(({ state }) => holdsPlace(state) && state !== 'offered')
		.toSorted((a, b) => byName.compare(a.name ?? '', b.name ?? ''))
		.map(({ seat, ticket, name, party, state, cameAt }) => {
			const its = excused.get(seat) ?? [];
			const excuse = its.find(({ undoneAt }) => !undoneAt);
			const past = (passed.get(seat) ?? []).map(({ kind, ...one }) => ({ ...one, what: kind, reason: null }));
			const history: Past[] = [...past, ...its].toSorted((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime());
			const isThere = state === 'fulfilled';
			const said = isThere ? presentOr(cameAt, occurrence.startsAt, rules) : absentOr(state, excuse !== undefined);
			const reason = said === 'excused' ? (excuse?.reason ?? null) : null;
			return { seat, ticket, name, party, state: said, reason, cameAt, history };
		});
}

/** É stands beside E, as on paper. */
const byName = new Intl.Collator('fr');

const presentOr = (cameAt: Date | null, startsAt: Date, { lateMinutes }: Rules): AttendanceState =>
	cameAt && isLate(cameAt, startsAt, lateMinutes) ? 'late' : 'present';

const absentOr = (state: string, excused: boolean): AttendanceState =>
	excused ? 'excused' : state === 'no_show' ? 'absent' : 'open';

async function excusesOf(occurrence: string, on: On) {
	const { rows } = await sql<Past & { seat: string; recordedAt: Date }>`
		select seat, 'excused' as what, given_at as at, given_at as recorded_at, null as gate, reason, withdrawn_at as undone_at
		from learning.excuse where occurrence = ${occurrence} order by given_at`.execute(on);
	return rows;
}
