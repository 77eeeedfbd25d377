import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { callBy, guestOf } from '#kernel/identity/server/persons.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import type { BookingRequest } from '#participation';
import { type BookOptions, book, bookWithin, type Fit, type Receipt } from '#participation/server';
import { type Listing, obstacle } from '../occurrence.ts';
import type { Answers } from '../questions.ts';
import { checkCategories, roomFor } from './categories.ts';
import { bookedOccurrence, occurrence } from './listings.ts';
import { keepAnswers } from './questions.ts';
import { keepNote } from './registrations.ts';
import { within } from './tables.ts';

/** How many places one address may hold in a séance: a larger group speaks with the team. */
const MOST_FOR_ADDRESS = 10;

type Note = Readonly<{ text: string; writtenBy: string }>;
type Registering = Omit<By, 'at'> & Readonly<{ answers?: Answers; network?: string; fit?: Fit }>;

/**
 * Registers for an occurrence; where each registration is approved it asks for one, and takes no place yet. Whoever is not signed in (`actor` null) is a guest, and nobody whom the hub knows by the e-mail address she gives.
 * @param by `fit`: what a group wants that does not fit whole; `answers` as `checkAnswers` returns them: they are kept with the booking or not at all; `network`: where a guest comes from.
 * @throws 404 for what is not published, a reason of `obstacle`, or a refusal of the engine's `book`.
 */
export async function register(
	request: BookingRequest,
	id: string,
	{ actor, source, answers = {}, network = '', fit }: Registering
): Promise<Receipt> {
	const { occurrence: found, offering } = await occurrence(id);
	const reason = obstacle(found);
	if (reason) throw refused(reason);
	if (offering.approval) await checkYes(request, found);
	const party = actor ?? (async (tx: Tx) => ref('person', await guestOf(tx, request)));
	return book(request, {
		...{ subject: ref('occurrence', id), kind: 'rsvp', pools: [found.pool], actor: party, source },
		...{ most: MOST_FOR_ADDRESS, network },
		...(offering.approval ? { start: 'submitted' as const } : { fit }),
		also: async (tx, { booking }) => {
			// who registers by herself says how she is called
			if (actor) await callBy(tx, actor.id, request.name, { actor, source }, request.parts);
			const found = await complete(tx, id, booking.id, answers);
			await checkCategories(tx, found, request.seats);
		}
	});
}

/** Where nobody waits, a yes could give nothing beyond the places that are left. */
async function checkYes({ seats }: BookingRequest, { pool, places }: Listing['occurrence']): Promise<void> {
	if (places.waitingList) return;
	const left = await roomFor(seats, { pool, places });
	if (left < seats.length) throw refused('participation_full', { seats: seats.length, left });
}

/**
 * Registers somebody who called or wrote, with a note for the team. She may have no address, and the team may register more places than one address can hold, also for an
 * activity that takes no registrations here.
 * @throws 404 for what is not published, agenda_is_cancelled, agenda_is_over, or a refusal of the engine's `book`.
 */
export async function registerByHand(
	request: Omit<BookingRequest, 'email'> & Readonly<{ email: string | null }>,
	id: string,
	{ source, answers = {}, note, fit }: Omit<Registering, 'actor'> & Readonly<{ note?: Note }>
): Promise<Receipt> {
	const found = (await occurrence(id)).occurrence;
	const reason = obstacle({ ...found, registration: 'open' });
	if (reason) throw refused(reason);
	return book(request, {
		...{ subject: ref('occurrence', id), kind: 'rsvp', pools: [found.pool], source, fit },
		actor: async (tx: Tx) => ref('person', await guestOf(tx, request)),
		also: async (tx, { booking }) => {
			const found = await complete(tx, id, booking.id, answers);
			await checkCategories(tx, found, request.seats);
			if (note) await keepNote(tx, booking.id, note.text, note.writtenBy);
		}
	});
}

type Group = Omit<Registering, 'answers'> & Pick<BookOptions, 'also' | 'most'>;

/**
 * Registers a group that somebody brings, of as many seats as there is room for, also where nobody registers alone.
 * @param by `also` is kept with a new booking or not at all; `most`: how many places one address may hold.
 * @throws 404 for what is not published or stands apart, agenda_is_cancelled, agenda_is_over, agenda_has_started, or a refusal of the engine's `book`.
 */
export async function registerGroup(request: BookingRequest, id: string, group: Group): Promise<Receipt> {
	const { occurrence: found } = await occurrence(id);
	return transaction((tx) => registerIn(tx, request, found, group));
}

/** The same in a transaction that does more, also for what stands apart. */
export const registerGroupWithin = async (
	tx: Tx,
	request: BookingRequest,
	id: string,
	group: Group
): Promise<Receipt> => registerIn(tx, request, (await bookedOccurrence(id, tx)).occurrence, group);

async function registerIn(
	tx: Tx,
	request: BookingRequest,
	found: Listing['occurrence'],
	{ actor, source, also, most, network = '' }: Group
): Promise<Receipt> {
	const reason = obstacle({ ...found, registration: 'open' });
	if (reason) throw refused(reason);
	const { id } = found;
	const party = actor ?? (async (tx: Tx) => ref('person', await guestOf(tx, request)));
	return bookWithin(tx, request, {
		...{ subject: ref('occurrence', id), kind: 'rsvp', pools: [found.pool], actor: party, source },
		...{ network, ...(most ? { most } : {}) },
		nameless: true,
		also: async (tx, receipt) => {
			await complete(tx, id, receipt.booking.id, {});
			await also?.(tx, receipt);
		}
	});
}

/** Under the lock of the pool: an offering that was taken back while this stood in line takes nobody. @returns its id. */
async function complete(tx: Tx, occurrence: string, booking: string, answers: Answers): Promise<string> {
	const published = await within(tx)
		.selectFrom('agenda.occurrence as o')
		.innerJoin('agenda.offering as f', 'f.id', 'o.offering')
		.select('f.id')
		.where('o.id', '=', occurrence)
		.where('f.publishedAt', 'is not', null)
		.executeTakeFirst();
	if (!published) throw missing();
	await keepAnswers(tx, booking, answers);
	return published.id;
}
