import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { type By, type Ref, ref, type Source } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { NameParts } from '#kernel/name.ts';
import { recordAll } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import type { Kind } from '../states.ts';
import { newTicket, tokenHash, tokenOf } from './codes.ts';
import { grow, markAdded } from './growth.ts';
import { lockPoolsOf, poolsFor } from './locks.ts';
import { keepParts } from './name-parts.ts';
import { move } from './seats.ts';
import { within } from './tables.ts';
import type { Presented } from './tickets.ts';
import { hold, promote } from './waiting.ts';

type AtDoor = Omit<By, 'at'> &
	Readonly<{
		/** Raises a full pool by as many places as lack, which the log tells. Only who stands in the room can know that there is space. */
		beyond?: boolean;
	}>;

/** Somebody who comes without having booked. */
export type WalkIn = Readonly<{
	subject: Ref;
	kind: Kind;
	pools: readonly string[];
	name: string | null;
	parts?: NameParts | undefined;
	seats: number;
	/** The kind of ticket of all of them, where the subject has some. */
	category?: string | null;
	locale: Locale;
	/** Made by the device: sent twice, it counts once. */
	nonce: string;
	at?: Date;
	gate?: string;
}>;

/**
 * Gives places to whoever stands at the door, although others may wait and registration may be closed, and lets them in.
 * @returns the booking, and whether this nonce had made it before.
 * @throws participation_full_at_door with what is left, unless `beyond` is said.
 */
export async function walkIn(tx: Tx, given: WalkIn, by: AtDoor): Promise<{ booking: string; repeated: boolean }> {
	const booking = await writeBooking(tx, given, by);
	if (!booking) return { booking: await bookingOf(tx, given), repeated: true };
	const { pools, grown } = await makeRoom(tx, given.pools, given, by);
	const seats = Array.from({ length: given.seats }, () => ({ id: newId(), ticket: newTicket() }));
	await writeSeats(tx, booking, seats, { pools, category: given.category ?? null });
	await keepParts(tx, booking, { parts: given.parts, seats: [] });
	await markAdded(
		tx,
		seats.map(({ id }) => id),
		grown
	);
	await recordAll(
		tx,
		seats.map(({ id }) => ({
			verb: 'participation.booked' as const,
			actor: null,
			object: ref('seat', id),
			context: given.subject,
			source: by.source,
			detail: {
				...{ kind: given.kind, state: 'confirmed' as const, bookingSeats: seats.length, position: 0 },
				...(given.category ? { category: given.category } : {})
			}
		}))
	);
	await enter(
		tx,
		seats.map(({ id }) => id),
		given,
		by.source
	);
	return { booking, repeated: false };
}

/**
 * Gives a place to a seat that waits, has an offer or no answer yet: at the door the one who is there goes first.
 * The pools must be locked (`presented` with an act to decide). @returns the ticket as it is then; throws participation_full_at_door.
 */
export async function confirmAtDoor(tx: Tx, ticket: Presented, by: AtDoor): Promise<Presented> {
	const { seat, booking, category, state } = ticket;
	const pools = await lockPoolsOf(tx, booking);
	const made = state === 'offered' ? null : await makeRoom(tx, pools, { category, seats: 1 }, by);
	await move(tx, [seat], 'confirm', { source: by.source, actor: by.actor });
	if (made) await markAdded(tx, [seat], made.grown);
	// with one less to wait for, who is left of its party may fit
	await promote(tx, pools, by.source);
	return { ...ticket, state: 'confirmed' };
}

/** Places that nobody has taken, whoever waits for them; null: no limit. */
export function freeIn(pools: readonly Readonly<{ capacity: number | null; taken: number }>[]): number | null {
	const free = pools.flatMap(({ capacity, taken }) => (capacity === null ? [] : [capacity - taken]));
	return free.length ? Math.max(0, Math.min(...free)) : null;
}

/** @returns the pools that the seats take from, and by how much each grew that had to. */
async function makeRoom(
	tx: Tx,
	ids: readonly string[],
	{ category = null, seats }: Pick<WalkIn, 'category' | 'seats'>,
	{ beyond, ...by }: AtDoor
): Promise<{ pools: string[]; grown: Map<string, number> }> {
	const pools = poolsFor(category, await hold(tx, ids, by.source));
	const lacking = new Map(
		pools.map(({ id, capacity, taken }) => [id, capacity === null ? 0 : Math.max(0, taken + seats - capacity)])
	);
	const full = pools.filter(({ id }) => lacking.get(id));
	if (full.length && !beyond) throw refused('participation_full_at_door', { seats, left: freeIn(pools) ?? 0 });
	for (const pool of full) await grow(tx, pool, lacking.get(pool.id) ?? 0, by);
	return { pools: pools.map(({ id }) => id), grown: lacking };
}

async function writeBooking(
	tx: Tx,
	{ subject, kind, name, locale, nonce }: WalkIn,
	{ source }: AtDoor
): Promise<string | null> {
	const id = newId();
	const written = await within(tx)
		.insertInto('participation.booking')
		.values({
			id,
			kind,
			subjectKind: subject.kind,
			subject: subject.id,
			party: null,
			contactName: name,
			contactEmail: null,
			locale,
			idempotencyKey: nonce,
			tokenHash: tokenHash(tokenOf(id)),
			source
		})
		.onConflict((conflict) => conflict.columns(['subject', 'idempotencyKey']).doNothing())
		.executeTakeFirst();
	return written.numInsertedOrUpdatedRows ? id : null;
}

async function bookingOf(tx: Tx, { subject, nonce }: WalkIn): Promise<string> {
	const { id } = await within(tx)
		.selectFrom('participation.booking')
		.select('id')
		.where('subject', '=', subject.id)
		.where('idempotencyKey', '=', nonce)
		.executeTakeFirstOrThrow();
	return id;
}

async function writeSeats(
	tx: Tx,
	booking: string,
	seats: readonly Readonly<{ id: string; ticket: string }>[],
	{ pools, category }: Readonly<{ pools: readonly string[]; category: string | null }>
): Promise<void> {
	const ids = seats.map(({ id }) => id);
	await sql`
		with seats as (
			insert into participation.seat (id, booking, category, state, ticket)
			select id, ${booking}, ${category}::uuid, 'confirmed', ticket from unnest(${ids}::uuid[], ${seats.map(({ ticket }) => ticket)}::text[]) as s (id, ticket)
		), takes as (
			insert into participation.seat_pool (seat, pool) select s.id, p.id from unnest(${ids}::uuid[]) as s (id) cross join unnest(${pools}::uuid[]) as p (id)
		)
		update participation.pool set taken = taken + ${seats.length}::int where id = any(${pools}::uuid[])`.execute(tx);
}

async function enter(tx: Tx, seats: readonly string[], { at, gate }: WalkIn, source: Source): Promise<void> {
	const moment = new Date(Math.min(at?.getTime() ?? Number.POSITIVE_INFINITY, Date.now()));
	// each passage can be undone by itself; the nonce of the order is the booking's
	const nonces = seats.map(newId);
	await sql`
		insert into participation.presence (id, seat, at, kind, gate, source, nonce)
		select id, seat, ${moment}, 'in', ${gate || null}, ${source}, nonce
		from unnest(${seats.map(newId)}::uuid[], ${seats}::uuid[], ${nonces}::uuid[]) as p (id, seat, nonce)`.execute(tx);
	await move(tx, seats, 'attend', { source, at: moment, actor: null });
}
