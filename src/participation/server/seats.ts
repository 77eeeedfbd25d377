import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { type NewFact, recordAll } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Side } from '../events.ts';
import { verbs } from '../fold.ts';
import { type Act, holdsPlace, type Kind, next, type State } from '../states.ts';

/** Who does something to seats; when not said, the party. */
export type ByParty = Omit<By, 'actor'> & Partial<By>;

/** Who moves a seat, from where, and what the fact must tell besides. */
export type How = ByParty &
	Readonly<{
		by?: Side;
		/** A short code without personal words, such as `occurrence_cancelled`. */
		reason?: string | null;
		/** How long an offer runs. */
		minutes?: number;
	}>;

type SeatVerb = (typeof verbs)[Act];
type Row = Readonly<{
	id: string;
	kind: Kind;
	state: State;
	stage: number;
	holder: string | null;
	party: string | null;
	booking: string;
	category: string | null;
}> &
	Readonly<{ subjectKind: string; subject: string }>;
type Move = Readonly<{ seat: Row; to: State }>;

/**
 * Moves seats by one act: checks the table of transitions, writes the new states, the counters of the pools and one fact a seat. Nothing else
 * changes a state, so nothing can forget the log. The pools must be locked when places are taken or freed.
 * @throws the refusal of the first seat that the act does not suit; then nothing is moved.
 */
export async function move(tx: Tx, ids: readonly string[], act: Act, how: How): Promise<void> {
	if (!ids.length) return;
	const moves = (await lockSeats(tx, ids)).map((seat): Move => ({ seat, to: reach(seat, act) }));
	await writeStates(tx, moves, act, how);
	await writeQueue(tx, moves);
	await writeCounters(tx, moves);
	await recordAll(
		tx,
		moves.map((one) => factOf(one, act, how))
	);
}

/** Locks seats until the end of the transaction. */
export async function lockSeats(tx: Tx, ids: readonly string[]): Promise<Row[]> {
	const { rows } = await sql<Row>`
		select s.id, b.kind, s.state, s.stage, s.holder, s.category, s.booking, b.party, b.subject_kind, b.subject
		from participation.seat s join participation.booking b on b.id = s.booking
		where s.id = any(${ids}::uuid[]) order by s.id for update of s`.execute(tx);
	return rows;
}

function reach(seat: Row, act: Act): State {
	const reached = next(seat.kind, seat.state, act);
	if ('refused' in reached) throw refused(reached.refused);
	return reached.to;
}

async function writeStates(tx: Tx, moves: readonly Move[], act: Act, { minutes }: How): Promise<void> {
	const [ids, states] = [moves.map(({ seat }) => seat.id), moves.map(({ to }) => to)];
	await sql`
		update participation.seat s set
			state = m.state,
			state_at = clock_timestamp(),
			stage = s.stage + ${act === 'review' ? 1 : 0},
			offered_until = case when m.state = 'offered' then clock_timestamp() + make_interval(mins => ${minutes ?? 0}::int) end
		from unnest(${ids}::uuid[], ${states}::text[]) as m (id, state) where s.id = m.id`.execute(tx);
}

/** Whoever begins to wait goes to the end of the list, whoever no longer waits leaves it. */
async function writeQueue(tx: Tx, moves: readonly Move[]): Promise<void> {
	const leaving = moves.filter(({ seat }) => seat.state === 'waitlisted').map(({ seat }) => seat.id);
	const joining = moves.filter(({ to }) => to === 'waitlisted').map(({ seat }) => seat.id);
	if (leaving.length)
		await sql`update participation.seat_pool set queue = null, passed = 0 where seat = any(${leaving}::uuid[])`.execute(
			tx
		);
	if (joining.length)
		await sql`
			update participation.seat_pool t set queue = q.number
			from (select id, nextval('participation.queue') as number from unnest(${joining}::uuid[]) as id) q where t.seat = q.id`.execute(
			tx
		);
}

async function writeCounters(tx: Tx, moves: readonly Move[]): Promise<void> {
	const changes = moves.map(({ seat, to }) => ({
		id: seat.id,
		taken: Number(holdsPlace(to)) - Number(holdsPlace(seat.state)),
		queued: Number(to === 'waitlisted') - Number(seat.state === 'waitlisted')
	}));
	await count(
		tx,
		changes.filter(({ taken, queued }) => taken || queued)
	);
}

type Counted = Readonly<{ id: string; taken: number; queued: number }>;

/** Counts what some seats begin or cease to take from their pools, and to wait for there. */
export async function count(tx: Tx, changes: readonly Counted[]): Promise<void> {
	if (!changes.length) return;
	await sql`
		update participation.pool p set taken = p.taken + d.taken, queued = p.queued + d.queued
		from (
			select t.pool, sum(c.taken)::int as taken, sum(c.queued)::int as queued
			from unnest(${changes.map(({ id }) => id)}::uuid[], ${changes.map(({ taken }) => taken)}::int[], ${changes.map(({ queued }) => queued)}::int[])
				as c (seat, taken, queued)
			join participation.seat_pool t on t.seat = c.seat group by t.pool
		) d where p.id = d.pool`.execute(tx);
}

function factOf({ seat, to }: Move, act: Act, how: How): NewFact<SeatVerb> {
	return {
		...told(seat, to, act, how),
		actor: how.actor === undefined && seat.party ? ref('person', seat.party) : how.actor,
		object: ref('seat', seat.id),
		context: ref(seat.subjectKind, seat.subject),
		source: how.source,
		at: how.at
	};
}

function told(
	seat: Row,
	to: State,
	act: Act,
	{ by = 'party', reason = null, minutes = 0 }: How
): Pick<NewFact<SeatVerb>, 'verb' | 'detail'> {
	const moved = { kind: seat.kind, from: seat.state };
	const verb = verbs[act];
	if (act === 'review') return { verb, detail: { ...moved, stage: seat.stage + 1 } };
	if (act === 'offer') return { verb, detail: { ...moved, minutes } };
	if (act === 'decline') return { verb, detail: { ...moved, by } };
	if (act === 'cancel') return { verb, detail: { ...moved, by, reason } };
	if (act === 'unattend') return { verb, detail: { kind: seat.kind, state: to, presence: 'in' } };
	return { verb, detail: moved };
}
