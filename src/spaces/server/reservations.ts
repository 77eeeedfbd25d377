import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, type Ref, ref } from '#kernel/facts.ts';
import { idNamed, isId } from '#kernel/id.ts';
import { callBy, findOrMakePerson, guestOf } from '#kernel/identity/server/persons.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { bookWithin, cancel, decide, type Receipt } from '#participation/server';
import type { Stretch } from '../free.ts';
import type { ReservationRequest } from '../reservation.ts';
import { allot, free, type Wish } from './allocations.ts';
import { spaceById } from './reading.ts';
import type { On } from './tables.ts';

/** A space that somebody has booked; who it is, and whether it stands, says its booking. */
export type Reservation = Readonly<{
	id: string;
	/** The id of the space. */
	space: string;
	booking: string;
	startsAt: Date;
	endsAt: Date;
	quantity: number;
	series: string | null;
	purpose: string | null;
	people: number | null;
	/** The id of the organisation that pays, if it is not whoever booked. */
	organization: string | null;
	operation: string | null;
	/** Whether the team was asked because its time is taken elsewhere. */
	outside: boolean;
	/** Whether the screen beside the door says what it is for. */
	atDoor: boolean;
	/** What the team said with its answer, and what it notes for itself. */
	answer: string | null;
	note: string | null;
	createdAt: Date;
}>;

type Party = (tx: Tx) => Promise<Ref>;

type Terms = By &
	Readonly<{
		/** Whether it waits for the team's answer; it has the space meanwhile. */
		approval: boolean;
		/** Whether it waits because its time is taken elsewhere. */
		outside?: boolean;
		organization?: string | null;
		operation?: string | null;
		/** The lease that it was held by meanwhile. */
		lease?: string | null;
		/** Those that are booked together. */
		series?: string | null;
		/** Whether whoever acts knows whose the address is, as the team does: it is booked for her, and by her plan. */
		known?: boolean;
		/** For whom it is booked, where that is settled for several. */
		party?: Party;
		/** What must be kept together with it or not at all. */
		also?: (tx: Tx, reservation: string, receipt: Receipt) => Promise<void>;
	}>;

/** What is asked for; by telephone perhaps without an address. */
export type Wished = Omit<ReservationRequest, 'email'> & Readonly<{ email: string | null }>;

export type Reserved = Readonly<{ reservation: string; receipt: Receipt }>;

/**
 * Books a space, under no rule but that nobody else has it then. The same key again gives the same reservation.
 * @throws `Taken`, spaces_gone, or participation_key_reused when the key came with another time.
 */
export async function reserve(tx: Tx, space: string, request: Wished, terms: Terms): Promise<Reserved> {
	const { quantity, startsAt, endsAt, purpose, people, atDoor, ...asked } = request;
	const { actor, source, at, approval, outside = false, organization = null, operation = null, series = null } = terms;
	const id = reservationId(space, request, series);
	const party = actor ?? terms.party ?? bookedFor(request, terms);
	const seats = Array.from({ length: quantity }, () => ({ name: undefined }));
	const receipt = await bookWithin(
		tx,
		{ ...asked, seats },
		{
			...{ subject: ref('reservation', id), kind: 'reservation', pools: [], actor: party, source },
			...(approval ? { start: 'submitted' as const } : {}),
			also: async (tx, made) => {
				// who books by herself says how she is called
				if (actor && source === 'web') await callBy(tx, actor.id, request.name, { actor, source });
				await sql`insert into spaces.reservation (id, space, booking, during, quantity, series, purpose, people, organization, operation, outside, at_door)
					values (${id}, ${space}, ${made.booking.id}, tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz), ${quantity}, ${series},
						${purpose || null}, ${people}, ${organization}, ${operation}, ${outside}, ${atDoor === true && actor?.kind === 'person'})`.execute(
					tx
				);
				// in one go, so that nobody else gets in between
				const over = terms.lease ? [{ subject: ref('lease', terms.lease), space: null, startsAt, endsAt }] : [];
				await allot(tx, [...over, wishOf({ id, space, startsAt, endsAt, quantity, operation })], { actor, source, at });
				await terms.also?.(tx, id, made);
			}
		}
	);
	if (receipt.repeated) await checkSame(tx, id, request);
	return { reservation: id, receipt };
}

/** Whoever something is booked for without her, the same for all that is booked by it. To a stranger an address that he types is not hers. */
export function bookedFor(request: Wished, { known = false }: Pick<Terms, 'known'>): Party {
	let person: Promise<string> | undefined;
	return async (tx) => {
		person ??= (known ? findOrMakePerson : guestOf)(tx, request);
		return ref('person', await person);
	};
}

type Wanted = Pick<Reservation, 'id' | 'space' | 'startsAt' | 'endsAt' | 'quantity' | 'operation'>;

export const wishOf = ({ id, ...wanted }: Wanted): Wish => ({ subject: ref('reservation', id), ...wanted });

/** The same key gives the same id; of a series, the same for each time. */
export const reservationId = (
	space: string,
	{ idempotencyKey, startsAt }: Pick<ReservationRequest, 'idempotencyKey' | 'startsAt'>,
	series: string | null
): string => idNamed(`${space} ${series ? startsAt.toISOString() : ''}`, idempotencyKey);

async function checkSame(tx: Tx, id: string, { startsAt, endsAt, quantity }: Wished): Promise<void> {
	const before = await reservationById(id, tx);
	const as =
		before.startsAt.getTime() === startsAt.getTime() &&
		before.endsAt.getTime() === endsAt.getTime() &&
		before.quantity === quantity;
	if (!as) throw refused('participation_key_reused');
}

const wantedOf = ({ id, space, startsAt, endsAt, quantity, operation }: Reservation): Wanted => ({
	...{ id, space, startsAt, endsAt, quantity, operation }
});

/** Moves a reservation to another time, or to another space. @throws `Taken`, spaces_gone, 404, participation_over once it is given back, or freed because nobody came. */
export async function moveReservation(
	tx: Tx,
	id: string,
	to: Stretch & Readonly<{ space?: string }>,
	by: By
): Promise<void> {
	const before = await lockReservation(tx, id);
	const space = to.space ?? before.space;
	await spaceById(space, tx);
	await sql`update spaces.reservation set space = ${space}, during = tstzrange(${to.from}::timestamptz, ${to.until}::timestamptz) where id = ${id}`.execute(
		tx
	);
	await allot(tx, [wishOf({ ...wantedOf(before), space, startsAt: to.from, endsAt: to.until })], by);
	await tellMoved(tx, before, { from: to.from, until: to.until, space }, by);
}

/** The same again is no move. */
async function tellMoved(tx: Tx, before: Reservation, to: Stretch & { space: string }, by: By): Promise<void> {
	const minutes = Math.round((to.from.getTime() - before.startsAt.getTime()) / 60_000);
	const as = !minutes && to.until.getTime() === before.endsAt.getTime() && to.space === before.space;
	if (as) return;
	const [object, context] = [ref('space', to.space), ref('reservation', before.id)];
	await record(tx, { ...by, verb: 'spaces.moved', object, context, detail: { minutes } });
}

/** Gives a reservation back, and its space to whoever wants it. A second call changes nothing. @throws participation_past once somebody has come, 404. */
export async function cancelReservation(
	tx: Tx,
	id: string,
	by: By & Readonly<{ side: 'party' | 'organiser'; reason?: string | null }>
): Promise<void> {
	const { booking } = await reservationById(id, tx);
	await cancel(tx, booking, { by: by.side, source: by.source, actor: by.actor, reason: by.reason ?? null });
	await free(tx, [ref('reservation', id)], by);
}

/** What is cancelled is paid by nobody: the organisation that was to pay is free to leave the hub. */
export async function forgetPayer(tx: Tx, id: string): Promise<void> {
	await sql`update spaces.reservation set organization = null where id = ${id}`.execute(tx);
}

/** Answers a request. @throws the refusal of the table of transitions, 404. */
export async function answerReservation(tx: Tx, id: string, accepted: boolean, by: By): Promise<void> {
	const { booking } = await reservationById(id, tx);
	await decide(tx, booking, accepted ? 'confirm' : 'decline', by);
	if (!accepted) await free(tx, [ref('reservation', id)], by);
}

/** @throws 404 */
export async function reservationById(id: string, on: On = db): Promise<Reservation> {
	const [found] = isId(id) ? await read(on, sql`r.id = ${id}`) : [];
	if (!found) throw missing();
	return found;
}

/** The reservation of a booking. @throws 404 */
export async function reservationOf(booking: string, on: On = db): Promise<Reservation> {
	const [found] = await read(on, sql`r.booking = ${booking}`);
	if (!found) throw missing();
	return found;
}

/** All that were booked together, the newest first. */
export const reservationsInSeries = (series: string, on: On = db): Promise<Reservation[]> =>
	read(on, sql`r.series = ${series}`);

/** What begins between two moments and still has its space. */
export async function reservationsBeginning(
	from: Date,
	until: Date,
	most: number,
	on: On = db
): Promise<Reservation[]> {
	const { rows } = await sql<{ subject: string }>`
		select a.subject from spaces.allocation a where a.subject_kind = 'reservation' and a.state = 'taken'
			and a.during && tstzrange(${from}::timestamptz, ${until}::timestamptz) and lower(a.during) >= ${from} order by lower(a.during) limit ${most}`.execute(
		on
	);
	return reservationsById(
		rows.map(({ subject }) => subject),
		on
	);
}

/** What a person has booked, the newest first. */
export const reservationsOf = (person: string, on: On = db): Promise<Reservation[]> =>
	read(on, sql`r.booking in (select b.id from participation.booking b where b.party = ${person})`);

/** The reservations of some ids. */
export const reservationsById = (ids: readonly string[], on: On = db): Promise<Reservation[]> =>
	ids.length ? read(on, sql`r.id = any(${[...ids]}::uuid[])`) : Promise.resolve([]);

async function lockReservation(tx: Tx, id: string): Promise<Reservation> {
	const found = await reservationById(id, tx);
	await sql`select from spaces.reservation where id = ${id} for update`.execute(tx);
	const { rows } = await sql<{
		over: boolean;
	}>`select not exists (select from spaces.allocation a where a.subject_kind = 'reservation' and a.subject = ${id})
		or not exists (select from participation.seat t where t.booking = ${found.booking} and t.state in ('submitted', 'confirmed', 'fulfilled')) as over`.execute(
		tx
	);
	if (rows[0]?.over) throw refused('participation_over');
	return found;
}

async function read(on: On, where: ReturnType<typeof sql>): Promise<Reservation[]> {
	const { rows } = await sql<Reservation>`
		select r.id, r.space, r.booking, lower(r.during) as starts_at, upper(r.during) as ends_at, r.quantity, r.series, r.purpose, r.people, r.organization, r.operation,
			r.outside, r.at_door, r.answer, r.note, r.created_at
		from spaces.reservation r where ${where} order by r.created_at desc, r.id`.execute(on);
	return rows;
}
