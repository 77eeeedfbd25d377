import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type Ref, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Scan } from '../request.ts';
import { kinds, type State, transitions } from '../states.ts';
import { type ByParty, move } from './seats.ts';
import { within } from './tables.ts';
import { admit, bearer, type Presented, present, type Terms } from './tickets.ts';

/** A passage at the door, as it was kept. */
export type Passage = Readonly<{
	id: string;
	seat: string;
	/** Whose place it is: the seat's name, else the name of whoever booked. */
	name: string | null;
	kind: 'in' | 'out';
	at: Date;
	state: State;
	/** Whether this scan was kept before. */
	repeated: boolean;
}>;

/**
 * Lets a ticket in: the first time the seat becomes fulfilled, later ones are returns. The same nonce again gives the same passage.
 * @throws participation_ticket_unknown, _short, _elsewhere, _draft, _unanswered, _waiting, _offered, _declined, _withdrawn, _cancelled, _expired,
 * _missed (counted absent before this moment), _used and _used_at_gate with when and where, or participation_passage_undone.
 */
export const checkIn = async (tx: Tx, subject: Ref, scan: Scan, terms: ByParty & Terms): Promise<Passage> =>
	letIn(tx, await present(tx, scan.ticket, subject), scan, terms);

/** Lets a ticket out. @throws participation_not_inside when it did not come in, or a refusal of the ticket. */
export const checkOut = async (tx: Tx, subject: Ref, scan: Scan, by: ByParty): Promise<Passage> =>
	letOut(tx, await present(tx, scan.ticket, subject), scan, by);

/** The same as `checkIn` for a ticket that was found already. */
export async function letIn(
	tx: Tx,
	ticket: Presented,
	scan: Scan,
	{ since, missed, ...by }: ByParty & Terms
): Promise<Passage> {
	const before = await passageOf(tx, scan.nonce, ticket);
	if (before) return before;
	const at = moment(scan.at);
	await admit(ticket, at, { since, missed });
	const id = await keep(tx, ticket, 'in', scan, at, by);
	if (ticket.state === 'fulfilled') await tell(tx, 'participation.returned', ticket, at, by);
	else await move(tx, [ticket.seat], 'attend', { source: by.source, at, actor: bearer(ticket) });
	return { id, seat: ticket.seat, name: ticket.name, kind: 'in', at, state: 'fulfilled', repeated: false };
}

/** The same as `checkOut` for a ticket that was found already. */
export async function letOut(tx: Tx, ticket: Presented, scan: Scan, by: ByParty): Promise<Passage> {
	const before = await passageOf(tx, scan.nonce, ticket);
	if (before) return before;
	if (ticket.last?.kind !== 'in') throw refused('participation_not_inside');
	const at = moment(scan.at);
	const id = await keep(tx, ticket, 'out', scan, at, by);
	await tell(tx, 'participation.left', ticket, at, by);
	return { id, seat: ticket.seat, name: ticket.name, kind: 'out', at, state: ticket.state, repeated: false };
}

/** The passage that a scan made before, if it did. @throws participation_passage_undone, or participation_key_reused when it was another ticket's. */
export async function passageOf(tx: Tx, nonce: string, ticket: Presented): Promise<Passage | undefined> {
	const kept = await within(tx)
		.selectFrom('participation.presence')
		.select(['id', 'seat', 'kind', 'at', 'undoneAt'])
		.where('nonce', '=', nonce)
		.executeTakeFirst();
	if (kept && kept.seat !== ticket.seat) throw refused('participation_key_reused');
	if (kept?.undoneAt) throw refused('participation_passage_undone');
	return kept && { ...kept, name: ticket.name, state: ticket.state, repeated: true };
}

/** Marks a passage as a mistake; without another entry the seat is awaited again. A second call changes nothing. @throws 404 for an unknown nonce. */
export async function undo(tx: Tx, subject: Ref, nonce: string, by: ByParty): Promise<void> {
	const found = await within(tx)
		.selectFrom('participation.presence as p')
		.innerJoin('participation.seat as s', 's.id', 'p.seat')
		.select(['p.id', 'p.kind', 's.ticket'])
		.where('p.nonce', '=', nonce)
		.executeTakeFirst();
	if (!found) throw missing();
	const ticket = await present(tx, found.ticket, subject);
	const undoneBy = by.actor?.kind === 'person' ? by.actor.id : null;
	const marked = await within(tx)
		.updateTable('participation.presence')
		.set({ undoneAt: sql<Date>`clock_timestamp()`, undoneBy })
		.where('id', '=', found.id)
		.where('undoneAt', 'is', null)
		.executeTakeFirst();
	if (!marked.numUpdatedRows) return;
	if (ticket.state === 'fulfilled' && !(await entered(tx, ticket.seat)))
		return move(tx, [ticket.seat], 'unattend', { ...by, actor: by.actor ?? null });
	const detail = { kind: ticket.kind, state: ticket.state, presence: found.kind };
	await record(tx, {
		verb: 'participation.presence_undone',
		actor: by.actor,
		object: ref('seat', ticket.seat),
		context: subject,
		source: by.source,
		detail
	});
}

/** Counts every confirmed seat of a subject that nobody came for as absent, or those of them that are named. @returns how many. */
export async function markNoShows(tx: Tx, subject: Ref, by: ByParty, only?: readonly string[]): Promise<number> {
	const attended = kinds.filter((kind) => transitions[kind].confirmed?.miss);
	const seats = await within(tx)
		.selectFrom('participation.seat as s')
		.innerJoin('participation.booking as b', 'b.id', 's.booking')
		.select('s.id')
		.where('b.subject', '=', subject.id)
		.where('b.subjectKind', '=', subject.kind)
		.where('b.kind', 'in', attended)
		.where('s.state', '=', 'confirmed')
		.$if(only !== undefined, (query) => query.where((row) => row('s.id', '=', row.fn.any(row.val([...(only ?? [])])))))
		.orderBy('s.id')
		.forUpdate('s')
		.execute();
	await move(
		tx,
		seats.map(({ id }) => id),
		'miss',
		{ ...by, actor: by.actor ?? null }
	);
	return seats.length;
}

/** When it happened by the device's clock, which may be wrong: nothing happens in the future. */
const moment = (at: Date | undefined): Date =>
	new Date(Math.min(at?.getTime() ?? Number.POSITIVE_INFINITY, Date.now()));

async function keep(
	tx: Tx,
	{ seat }: Presented,
	kind: 'in' | 'out',
	{ nonce, gate }: Scan,
	at: Date,
	{ source }: ByParty
): Promise<string> {
	const id = newId();
	const kept = await within(tx)
		.insertInto('participation.presence')
		.values({ id, seat, at, kind, gate: gate || null, source, nonce, undoneAt: null, undoneBy: null })
		.onConflict((conflict) => conflict.column('nonce').doNothing())
		.executeTakeFirst();
	// another seat took the nonce since it was looked for
	if (!kept.numInsertedOrUpdatedRows) throw refused('participation_key_reused');
	return id;
}

async function entered(tx: Tx, seat: string): Promise<boolean> {
	const entry = await within(tx)
		.selectFrom('participation.presence')
		.select('id')
		.where('seat', '=', seat)
		.where('kind', '=', 'in')
		.where('undoneAt', 'is', null)
		.executeTakeFirst();
	return entry !== undefined;
}

async function tell(
	tx: Tx,
	verb: 'participation.left' | 'participation.returned',
	ticket: Presented,
	at: Date,
	{ source }: ByParty
): Promise<void> {
	const { seat, subject, kind } = ticket;
	await record(tx, {
		verb,
		actor: bearer(ticket),
		object: ref('seat', seat),
		context: subject,
		at,
		source,
		detail: { kind }
	});
}
