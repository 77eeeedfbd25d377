import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { type Ref, ref, type Source } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { clock, isoDate } from '#kernel/time.ts';
import { entryObstacle, type SeatAtDoor } from '../admission.ts';
import type { Kind } from '../states.ts';
import { readings } from './codes.ts';
import { lockPoolsOf } from './locks.ts';
import { hold, positions } from './waiting.ts';

/** A ticket held out at a door; its seat is locked. */
export type Presented = SeatAtDoor &
	Readonly<{
		seat: string;
		booking: string;
		ticket: string;
		kind: Kind;
		/** What it is a ticket for, which may be something else than what is asked for here. */
		subject: Ref;
		holder: string | null;
		name: string | null;
		/** The kind of ticket, where the subject has some. */
		category: string | null;
		/** The place on the waiting list, from 1. */
		position: number | null;
	}>;

/**
 * Finds and locks the seat of a ticket, whatever it is for. Four characters are enough for a seat of `near` when no other begins so.
 * @param deciding the source of an act that will take or free places: then the pools are locked first, as everywhere, and offers that have
 * run out are ended.
 * @throws participation_ticket_unknown (404), participation_ticket_short when several begin as it was typed.
 */
export async function presented(tx: Tx, typed: string, near: Ref, deciding?: Source): Promise<Presented> {
	const { seat, booking } = await find(tx, typed, near);
	if (deciding) await hold(tx, await lockPoolsOf(tx, booking), deciding, booking);
	const { rows } = await sql<Row>`
		select s.id as seat, s.booking, s.ticket, b.kind, b.subject_kind, b.subject, s.state_at, s.holder, s.category, coalesce(s.holder_name, b.contact_name) as name,
			case when s.state = 'offered' and s.offered_until <= clock_timestamp() then 'expired' else s.state end as state
		from participation.seat s join participation.booking b on b.id = s.booking where s.id = ${seat} for update of s for share of b`.execute(
		tx
	);
	const [row] = rows;
	if (!row) throw unknown();
	const { subjectKind, subject, ...plain } = row;
	const place = row.state === 'waitlisted' ? await positions(tx, [seat]) : undefined;
	const position = place?.get(seat) ?? null;
	return { ...plain, position, subject: ref(subjectKind, subject), last: await lastPassage(tx, seat) };
}

/** The same for a ticket that must be for this subject. @throws also participation_ticket_elsewhere. */
export async function present(tx: Tx, typed: string, subject: Ref): Promise<Presented> {
	const ticket = await presented(tx, typed, subject);
	if (ticket.subject.id !== subject.id || ticket.subject.kind !== subject.kind)
		throw refused('participation_ticket_elsewhere');
	return ticket;
}

/** The person whose seat it is, as the actor of a fact; a nameless place has none. */
export const bearer = ({ holder }: Pick<Presented, 'holder'>): Ref | null => (holder ? ref('person', holder) : null);

export type Terms = Readonly<{
	/** Only what came from this moment on makes a ticket a used one: for one that is good for several sittings. */
	since?: Date;
	/** Lets in also whoever was counted absent: who stands at the door decides. */
	missed?: boolean;
}>;

/** Lets pass, or throws why not. */
export async function admit(ticket: Presented, at: Date, { since, missed = false }: Terms): Promise<void> {
	const last = ticket.last && (!since || ticket.last.at >= since) ? ticket.last : null;
	const obstacle = entryObstacle({ ...ticket, last }, at);
	if (!obstacle || (missed && obstacle === 'participation_ticket_missed')) return;
	throw refused(obstacle, await paramsOf(obstacle, ticket));
}

type Row = Omit<Presented, 'subject' | 'last' | 'position'> & { subjectKind: string; subject: string };

const unknown = () => refused('participation_ticket_unknown', {}, 404);

async function find(tx: Tx, typed: string, near: Ref): Promise<{ seat: string; booking: string }> {
	const { whole, beginning } = readings(typed);
	const { rows } = await sql<{ seat: string; booking: string }>`
		select id as seat, booking from participation.seat where ticket = any(${whole}::text[])
		union all
		select * from (
			select s.id, s.booking from participation.seat s join participation.booking b on b.id = s.booking
			where ${beginning}::text is not null and b.subject = ${near.id} and b.subject_kind = ${near.kind} and starts_with(s.ticket, ${beginning})
			limit 2
		) several`.execute(tx);
	if (rows.length > 1) throw refused('participation_ticket_short', {}, 422);
	if (!rows[0]) throw unknown();
	return rows[0];
}

async function lastPassage(tx: Tx, seat: string): Promise<SeatAtDoor['last']> {
	const { rows } = await sql<NonNullable<SeatAtDoor['last']>>`
		select kind, at, gate from participation.presence where seat = ${seat} and undone_at is null order by at desc, id desc limit 1`.execute(
		tx
	);
	return rows[0] ?? null;
}

async function paramsOf(
	obstacle: string,
	{ last, stateAt, position }: Presented
): Promise<Record<string, string | number>> {
	if (obstacle === 'participation_ticket_missed') return said(stateAt);
	if (position !== null) return { position };
	return last?.kind === 'in' ? { ...(await said(last.at)), gate: last.gate ?? '' } : {};
}

/** A moment for a sentence that is not yet in a language: the date as ISO 8601, the hour by the hub's clock. */
async function said(at: Date): Promise<Record<string, string>> {
	const { timeZone } = await hub();
	return { day: isoDate(at, timeZone), time: clock(at, 'fr', timeZone) };
}
