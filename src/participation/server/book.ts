import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { type Ref, ref, type Source } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import type { BookingRequest } from '../request.ts';
import { beginnings, type Kind, type State } from '../states.ts';
import { type Booking, bookingById, type Seat } from './bookings.ts';
import { newTicket, tokenHash, tokenOf } from './codes.ts';
import { link, type Pool } from './locks.ts';
import { within } from './tables.ts';
import { hold } from './waiting.ts';

export type BookOptions = Readonly<{
	subject: Ref;
	kind: Kind;
	/** Every seat takes one place in each; none: there is no limit. */
	pools: readonly string[];
	/** The person who books, if known. */
	actor: Ref | null;
	source: Source;
	/** Where to begin when it is not by place: an application as a draft, a registration that waits for an approval. */
	start?: 'draft' | 'submitted';
	/** What must be kept together with a new booking or not at all, such as its letter: runs in the same transaction. */
	also?: (tx: Tx, receipt: Receipt) => Promise<void>;
}>;

export type Receipt = Readonly<{
	booking: Booking;
	seats: readonly Seat[];
	/** The secret of the manage link. */
	token: string;
	/** Whether this key had booked it before. */
	repeated: boolean;
}>;

/**
 * Books seats: all confirmed if they fit and nobody waits, else all waiting. The same key for the same subject gives the same booking again.
 * @throws participation_full, participation_too_many, participation_closed, or participation_key_reused when the key came with other words.
 */
export function book(request: BookingRequest, options: BookOptions): Promise<Receipt> {
	return transaction(async (tx) => {
		const id = await writeBooking(tx, request, options);
		if (!id) return repeat(tx, request, options);
		await link(tx, options.pools);
		const pools = await hold(tx, options.pools, options.source);
		const state = begin(request.seats.length, pools, options);
		await writeSeats(tx, id, request, options, pools, state);
		const booking = await bookingById(id, tx);
		for (const seat of booking.seats) await tell(tx, booking, seat, options);
		const receipt = { booking, seats: booking.seats, token: tokenOf(id), repeated: false };
		await options.also?.(tx, receipt);
		return receipt;
	});
}

/** @returns null when the key has booked this subject already; one that is just doing so is waited for. */
async function writeBooking(
	tx: Tx,
	request: BookingRequest,
	{ subject, kind, actor, source }: BookOptions
): Promise<string | null> {
	const id = newId();
	const written = await within(tx)
		.insertInto('participation.booking')
		.values({
			id,
			kind,
			subjectKind: subject.kind,
			subject: subject.id,
			party: actor?.kind === 'person' ? actor.id : null,
			contactName: request.name,
			contactEmail: request.email,
			locale: request.locale,
			idempotencyKey: request.idempotencyKey,
			tokenHash: tokenHash(tokenOf(id)),
			source
		})
		.onConflict((conflict) => conflict.columns(['subject', 'idempotencyKey']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return written?.id ?? null;
}

async function repeat(tx: Tx, request: BookingRequest, { subject, kind }: BookOptions): Promise<Receipt> {
	const { id } = await within(tx)
		.selectFrom('participation.booking')
		.select('id')
		.where('subject', '=', subject.id)
		.where('idempotencyKey', '=', request.idempotencyKey)
		.executeTakeFirstOrThrow();
	const booking = await bookingById(id, tx);
	const same =
		booking.kind === kind &&
		booking.name === request.name &&
		booking.email === request.email &&
		booking.seats.length === request.seats.length &&
		booking.seats.every(({ name }, index) => name === (request.seats[index]?.name ?? null));
	if (!same) throw refused('participation_key_reused');
	return { booking, seats: booking.seats, token: tokenOf(id), repeated: true };
}

function begin(seats: number, pools: readonly Pool[], { kind, start }: BookOptions): State {
	const byPlace = beginnings[kind][0] === 'confirmed' && !start;
	if (pools.some(({ closedAt }) => closedAt)) throw refused('participation_closed');
	for (const { capacity } of pools)
		if (capacity !== null && capacity > 0 && seats > capacity)
			throw refused('participation_too_many', { seats, capacity });
	if (!byPlace) return beginning(kind, start ?? 'submitted');
	const open = pools.map(({ capacity, taken, queued }) =>
		queued ? 0 : (capacity ?? Number.POSITIVE_INFINITY) - taken
	);
	const left = Math.min(Number.POSITIVE_INFINITY, ...open);
	if (seats <= left) return 'confirmed';
	if (pools.some(({ waiting }, index) => !waiting && seats > (open[index] ?? 0)))
		throw refused('participation_full', { seats, left });
	return 'waitlisted';
}

function beginning(kind: Kind, start: State): State {
	if (!beginnings[kind].includes(start)) throw new Error(`a booking of kind ${kind} cannot begin as ${start}`);
	return start;
}

async function writeSeats(
	tx: Tx,
	booking: string,
	request: BookingRequest,
	{ actor }: BookOptions,
	pools: readonly Pool[],
	state: State
) {
	const [waits, confirmed] = [state === 'waitlisted', state === 'confirmed'];
	const own = (name: string | undefined, index: number) => index === 0 && (name === undefined || name === request.name);
	const names = request.seats.map(({ name }) => name ?? null);
	const holders = request.seats.map(({ name }, index) =>
		actor?.kind === 'person' && own(name, index) ? actor.id : null
	);
	const [ids, tickets] = [names.map(newId), names.map(newTicket)];
	await sql`
		with wanted as materialized (
			select w.*, case when ${waits} then nextval('participation.queue') end as queue
			from unnest(${ids}::uuid[], ${holders}::uuid[], ${names}::text[], ${tickets}::text[]) as w (id, holder, name, ticket)
		), seats as (
			insert into participation.seat (id, booking, holder, holder_name, state, ticket)
			select id, ${booking}, holder, name, ${state}, ticket from wanted
		), takes as (
			insert into participation.seat_pool (seat, pool, queue)
			select w.id, p.id, w.queue from wanted w cross join unnest(${pools.map(({ id }) => id)}::uuid[]) as p (id)
		)
		update participation.pool set taken = taken + ${confirmed ? ids.length : 0}::int, queued = queued + ${waits ? ids.length : 0}::int
		where id = any(${pools.map(({ id }) => id)}::uuid[])`.execute(tx);
}

async function tell(
	tx: Tx,
	booking: Booking,
	seat: Seat,
	{ kind, subject, actor, source }: BookOptions
): Promise<void> {
	const name = seat.name ?? booking.name ?? '';
	await record(tx, {
		verb: 'participation.booked',
		actor,
		object: ref('seat', seat.id),
		context: subject,
		source,
		detail: { kind, state: seat.state, bookingSeats: booking.seats.length, position: seat.position ?? 0 },
		// without a party nobody could have these words erased
		sealed: booking.party ? { subject: booking.party, words: { holder: name, contact: booking.name ?? '' } } : undefined
	});
}
