import { refused } from '#kernel/errors.ts';
import { type Ref, ref } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { clock, isoDate } from '#kernel/time.ts';
import type { Kind, State } from '../states.ts';
import { asTicket } from './codes.ts';
import { within } from './tables.ts';

/** A ticket held out at a door; its seat is locked. */
export type Presented = Readonly<{
	seat: string;
	kind: Kind;
	subject: Ref;
	state: State;
	stateAt: Date;
	holder: string | null;
	name: string | null;
}>;

/** Why a seat in a state cannot come in. */
const obstacles: Partial<Record<State, string>> = {
	draft: 'participation_ticket_unanswered',
	submitted: 'participation_ticket_unanswered',
	under_review: 'participation_ticket_unanswered',
	waitlisted: 'participation_ticket_waiting',
	offered: 'participation_ticket_offered',
	declined: 'participation_ticket_cancelled',
	withdrawn: 'participation_ticket_cancelled',
	cancelled: 'participation_ticket_cancelled',
	expired: 'participation_ticket_expired'
};

/** Finds and locks the seat of a ticket. @throws participation_ticket_unknown, or participation_ticket_elsewhere when it is for something else. */
export async function present(tx: Tx, typed: string, subject: Ref): Promise<Presented> {
	const row = await within(tx)
		.selectFrom('participation.seat as s')
		.innerJoin('participation.booking as b', 'b.id', 's.booking')
		.select([
			's.id as seat',
			'b.kind',
			'b.subjectKind',
			'b.subject',
			's.state',
			's.stateAt',
			's.holder',
			's.holderName',
			'b.contactName'
		])
		.where('s.ticket', '=', asTicket(typed))
		.forUpdate('s')
		.executeTakeFirst();
	if (!row) throw refused('participation_ticket_unknown', {}, 404);
	if (row.subject !== subject.id || row.subjectKind !== subject.kind) throw refused('participation_ticket_elsewhere');
	const { seat, kind, state, stateAt, holder, holderName, contactName } = row;
	return { seat, kind, state, stateAt, holder, subject, name: holderName ?? contactName };
}

/** The person whose seat it is, as the actor of a fact; a nameless place has none. */
export const bearer = ({ holder }: Presented): Ref | null => (holder ? ref('person', holder) : null);

/** Lets pass, or throws why not. */
export async function admit(tx: Tx, { seat, state, stateAt }: Presented, at: Date, since?: Date): Promise<void> {
	const obstacle = obstacles[state];
	if (obstacle) throw refused(obstacle);
	// a scan made before the absence was counted only arrives late; one made after it is a mistake or a second use
	if (state === 'no_show' && at >= stateAt) throw refused('participation_ticket_missed', await said(stateAt));
	const last = await lastPassage(tx, seat, since);
	if (last?.kind !== 'in') return;
	const when = await said(last.at);
	throw last.gate
		? refused('participation_ticket_used_at_gate', { ...when, gate: last.gate })
		: refused('participation_ticket_used', when);
}

/** Whether the last that is known of a seat is not an entry. */
export const notInside = async (tx: Tx, seat: string): Promise<boolean> => (await lastPassage(tx, seat))?.kind !== 'in';

async function lastPassage(tx: Tx, seat: string, since = new Date(0)) {
	return within(tx)
		.selectFrom('participation.presence')
		.select(['kind', 'at', 'gate'])
		.where('seat', '=', seat)
		.where('at', '>=', since)
		.where('undoneAt', 'is', null)
		.orderBy('at', 'desc')
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
}

/** A moment for a sentence that is not yet in a language: the date as ISO 8601, the hour by the hub's clock. */
async function said(at: Date): Promise<Record<string, string>> {
	const { timeZone } = await hub();
	return { day: isoDate(at, timeZone), time: clock(at, 'fr', timeZone) };
}
