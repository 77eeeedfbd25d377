import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { type Ref, ref, type Source } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { type NewFact, recordAll } from '#kernel/server/activity/record.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { takeOf } from '#kernel/server/limits.ts';
import { inLine } from '#kernel/server/lines.ts';
import type { BookingRequest } from '../request.ts';
import { type Kind, over, type State } from '../states.ts';
import { begin, type Fit } from './beginning.ts';
import { type Booking, bookingById, type Seat } from './bookings.ts';
import { handOf, newTicket, tokenHash, tokenOf } from './codes.ts';
import { countIn, link, type Pool, poolsFor } from './locks.ts';
import { keepParts } from './name-parts.ts';
import { goPastAll } from './passing.ts';
import { within } from './tables.ts';
import { hold } from './waiting.ts';

/** What is asked for; by telephone perhaps without an address. */
type Asked = Omit<BookingRequest, 'email'> & Readonly<{ email: string | null }>;

export type BookOptions = Readonly<{
	subject: Ref;
	kind: Kind;
	/** Every seat takes one place in each, and in the part for its category; none: there is no limit. */
	pools: readonly string[];
	/** The person who books, if known; a function finds or makes her in the same transaction, so that a refused booking leaves nobody behind. */
	actor: Ref | null | ((tx: Tx) => Promise<Ref | null>);
	source: Source;
	/** None of the seats is of whoever books: a teacher is no pupil of her class. */
	nameless?: boolean;
	/** How many places one e-mail address may hold for the subject, those of this booking included; of who is not signed in, what one network asks for in a day. */
	most?: number;
	/** Where somebody comes from who is not signed in. */
	network?: string;
	/** Where to begin when it is not by place: an application as a draft, a registration that waits for an approval. */
	start?: 'draft' | 'submitted';
	/** What a party that does not fit wants; when it is not said, to wait together. */
	fit?: Fit;
	/** What must be kept together with a new booking or not at all, such as its letter: runs in the same transaction. */
	also?: (tx: Tx, receipt: Receipt) => Promise<void>;
}>;

type Settled = BookOptions & Readonly<{ actor: Ref | null }>;
type Fresh = Omit<Booking, 'seats'>;

export type Receipt = Readonly<{
	booking: Booking;
	seats: readonly Seat[];
	/** The secret of the link to it: of whoever has signed in, the one of its letters. */
	token: string;
	/** Whether this key had booked it before. */
	repeated: boolean;
}>;

/**
 * Books seats: all confirmed if they fit and the turn of those who wait allows it, else as `fit` says. The same key for the same subject gives the same
 * booking again.
 * @throws participation_choose with what is left, participation_gone, participation_full, participation_too_many, participation_closed, participation_address_most, or participation_key_reused when the key came with other words.
 */
export const book = (request: Asked, given: BookOptions): Promise<Receipt> =>
	inLine(lineOf(given), () => transaction((tx) => bookWithin(tx, request, given)));

/** So many who want one pool prepare their booking beside whoever has its lock; the others wait without a connection. */
const LINES = 4;
let turn = 0;

const lineOf = ({ pools, subject }: BookOptions): string => `pool ${pools[0] ?? subject.id} ${turn++ % LINES}`;

/** The same in a transaction that does more; who books in several pools locks them all first (`lockPools`). */
export async function bookWithin(tx: Tx, request: Asked, given: BookOptions): Promise<Receipt> {
	const known = typeof given.actor === 'function' ? null : given.actor;
	const written = await writeBooking(tx, request, { ...given, actor: known });
	if (!written) return repeat(tx, request, given);
	// only now: a form that is sent twice must not make a second person
	const actor = typeof given.actor === 'function' ? await given.actor(tx) : known;
	const options: Settled = { ...given, actor };
	const fresh = await setParty(tx, written, actor);
	await link(tx, options.pools);
	const pools = await hold(tx, options.pools, options.source);
	const states = begin(
		request.seats.map(({ category = null }) => ({ category })),
		pools,
		options
	);
	const asked = states.filter((state) => state !== null).length;
	if (known) await checkShare(tx, request, asked, options);
	else await countShare(request, asked, options);
	const seats = newSeats(request, options.nameless ? { ...fresh, party: null } : fresh, pools, states);
	await goPastAll(tx, takenOf(seats, pools));
	await writeSeats(tx, fresh.id, seats, pools);
	const taken = request.seats.filter((_, index) => states[index] !== null);
	await keepParts(tx, fresh.id, { ...request, seats: taken }, seats);
	const booking = { ...fresh, seats };
	await recordAll(
		tx,
		seats.map((seat) => factOf(booking, seat, options))
	);
	const receipt = { booking, seats, token: linkFor(fresh.id, given), repeated: false };
	await options.also?.(tx, receipt);
	return receipt;
}

/** @returns null when the key has booked this subject already; one that is just doing so is waited for. */
async function writeBooking(tx: Tx, request: Asked, options: Settled): Promise<Fresh | null> {
	const { subject, kind, actor, source } = options;
	const { name, email, locale, idempotencyKey } = request;
	const id = newId();
	const party = partyOf(actor);
	const written = await within(tx)
		.insertInto('participation.booking')
		.values({
			id,
			kind,
			subjectKind: subject.kind,
			subject: subject.id,
			party,
			contactName: name,
			contactEmail: email,
			locale,
			idempotencyKey,
			tokenHash: tokenHash(tokenOf(id)),
			handHash: tokenHash(handOf(id)),
			source
		})
		.onConflict((conflict) => conflict.columns(['subject', 'idempotencyKey']).doNothing())
		.returning('createdAt')
		.executeTakeFirst();
	return written ? { id, kind, subject, party, name, email, locale, source, createdAt: written.createdAt } : null;
}

async function setParty(tx: Tx, booking: Fresh, actor: Ref | null): Promise<Fresh> {
	const party = partyOf(actor);
	if (party === booking.party) return booking;
	await within(tx).updateTable('participation.booking').set({ party }).where('id', '=', booking.id).execute();
	return { ...booking, party };
}

/** How many places some new seats take of each pool at once. */
export const takenOf = (seats: readonly Seat[], pools: readonly Pool[]): Map<string, number> => {
	const held = seats.filter(({ state }) => state === 'confirmed');
	return new Map(pools.map((pool) => [pool.id, countIn(pool, held)]));
};

const partyOf = (actor: Ref | null): string | null => (actor?.kind === 'person' ? actor.id : null);

/** Under the lock of the pools, so that two requests at once are counted one after the other. */
async function checkShare(tx: Tx, { email }: Asked, seats: number, { subject, most }: BookOptions): Promise<void> {
	if (email === null || !most) return;
	const { rows } = await sql<{ held: number }>`
		select count(*)::int as held from participation.booking b join participation.seat s on s.booking = b.id
		where b.subject = ${subject.id} and b.subject_kind = ${subject.kind} and lower(b.contact_email) = ${email.toLowerCase()}
			and s.state <> all(${over})`.execute(tx);
	const held = rows[0]?.held ?? 0;
	if (held + seats > most) throw refused('participation_address_most', { most });
}

/** What others hold by an address is not counted for who is not signed in: the answer would tell that its reader registered. */
async function countShare({ email }: Asked, seats: number, { subject, most, network }: BookOptions): Promise<void> {
	if (email === null || !most || !network) return;
	const share = Math.ceil((100 * seats) / most);
	await takeOf('share', `${network} ${subject.id} ${email.toLowerCase()}`, share).catch(() => {
		throw refused('participation_address_most', { most });
	});
}

async function repeat(tx: Tx, request: Asked, given: BookOptions): Promise<Receipt> {
	const { subject, kind, fit } = given;
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
		(booking.seats.length === request.seats.length ||
			(fit?.choice === 'some' && booking.seats.length < request.seats.length)) &&
		inOrder(booking.seats, request.seats);
	if (!same) throw refused('participation_key_reused');
	return { booking, seats: booking.seats, token: linkFor(id, given), repeated: true };
}

/** Whether some seats are those that were asked for, perhaps without some of them. */
function inOrder(seats: readonly Seat[], asked: Asked['seats']): boolean {
	const left = [...seats];
	for (const { name = null, category = null } of asked)
		if (left[0]?.name === name && left[0].category === category) left.shift();
	return !left.length;
}

/** Whoever has not signed in gets a link that ends when somebody shows that the address is hers. */
const linkFor = (id: string, { actor }: BookOptions): string =>
	typeof actor === 'function' ? handOf(id) : tokenOf(id);

/** The seats as they will be; whoever books holds the first one unless it is in another name. */
function newSeats(request: Asked, booking: Fresh, pools: readonly Pool[], states: readonly (State | null)[]): Seat[] {
	const lines = new Map(pools.map(({ id, queued }) => [id, queued]));
	return states.flatMap((state, index) => {
		if (state === null) return [];
		const { name = null, category = null } = request.seats[index] ?? {};
		const first = states.findIndex(Boolean) === index;
		const holder = first && (name === null || name === request.name) ? booking.party : null;
		const position = state === 'waitlisted' ? lineUp(poolsFor(category, pools), lines) : null;
		const blank = { stage: 0, ticket: newTicket(), offeredUntil: null, stateAt: booking.createdAt };
		return [{ id: newId(), holder, name, category, state, position, ...blank }];
	});
}

/** Takes the next place in the lines of some pools. @returns the farthest one. */
function lineUp(pools: readonly Pool[], lines: Map<string, number>): number {
	for (const { id } of pools) lines.set(id, (lines.get(id) ?? 0) + 1);
	return Math.max(1, ...pools.map(({ id }) => lines.get(id) ?? 1));
}

export async function writeSeats(
	tx: Tx,
	booking: string,
	seats: readonly Seat[],
	pools: readonly Pool[]
): Promise<void> {
	const takes = seats.flatMap((seat) => poolsFor(seat.category, pools).map(({ id }) => ({ seat: seat.id, pool: id })));
	const taken = sql`unnest(${takes.map(({ seat }) => seat)}::uuid[], ${takes.map(({ pool }) => pool)}::uuid[]) as t (seat, pool)`;
	await sql`
		with wanted as materialized (
			select w.*, case when w.state = 'waitlisted' then nextval('participation.queue') end as queue
			from unnest(
				${seats.map(({ id }) => id)}::uuid[], ${seats.map(({ holder }) => holder)}::uuid[], ${seats.map(({ name }) => name)}::text[],
				${seats.map(({ category }) => category)}::uuid[], ${seats.map(({ state }) => state)}::text[], ${seats.map(({ ticket }) => ticket)}::text[]
			) as w (id, holder, name, category, state, ticket)
		), seats as (
			insert into participation.seat (id, booking, holder, holder_name, category, state, ticket)
			select id, ${booking}, holder, name, category, state, ticket from wanted
		), takes as (
			insert into participation.seat_pool (seat, pool, queue) select w.id, t.pool, w.queue from wanted w join ${taken} on t.seat = w.id
		)
		update participation.pool p set taken = p.taken + c.taken, queued = p.queued + c.queued from (
			select t.pool, (count(*) filter (where w.state = 'confirmed'))::int as taken, (count(*) filter (where w.state = 'waitlisted'))::int as queued
			from wanted w join ${taken} on t.seat = w.id group by t.pool
		) c where p.id = c.pool`.execute(tx);
}

export function factOf(
	booking: Booking,
	seat: Seat,
	{ kind, subject, actor, source }: Pick<Settled, 'kind' | 'subject' | 'actor' | 'source'>
): NewFact<'participation.booked'> {
	const [holder, contact] = [seat.name ?? booking.name ?? '', booking.name ?? ''];
	return {
		verb: 'participation.booked',
		actor,
		object: ref('seat', seat.id),
		context: subject,
		source,
		detail: {
			...{ kind, state: seat.state, bookingSeats: booking.seats.length, position: seat.position ?? 0 },
			...(seat.category ? { category: seat.category } : {})
		},
		// without a party nobody could have these words erased
		sealed: booking.party ? { subject: booking.party, words: { holder, contact } } : undefined
	};
}
