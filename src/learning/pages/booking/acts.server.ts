import { type RequestEvent, redirect } from '@sveltejs/kit';
import { isPast, obstacle } from '#agenda';
import { askAfter } from '#agenda/pages/ask.server.ts';
import { bookedOccurrence, hadPlace } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { missing, refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { namePart, wholeName } from '#kernel/name.ts';
import { SeatName, SeatParts } from '#participation';
import {
	accept,
	askedToLeave,
	type Booking,
	cancel,
	decline,
	renameSeat,
	takeWhatIsThere
} from '#participation/server';
import { change, type Write } from '#web/act.server.ts';
import { requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { workshopsOfOfferings } from '../../server/index.ts';
import { introduced } from '../introduce.server.ts';

type Event = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'> & { params: { token: string } };
type Act = Write<Booking & { event: Event; form: FormData }>;

const how = { by: 'party', source: 'web' } as const;

/** Does an act to the booking of a link, and leads back to it. */
export async function changeBooking(event: Event, booking: Booking, act: Act) {
	const form = await event.request.formData();
	const nothing = { question: '', signed: '' };
	return change(event, nothing, (tx) => act(tx, { ...booking, event, form }), `/booking/${event.params.token}`);
}

/** Gives up a seat, or all of them when none is named. */
export const cancelIt: Act = async (tx, { id, event, form }) => {
	const seat = fieldOf(form, 'seat');
	// a seat that is named wrongly must not cancel them all
	if (form.has('seat') && !isId(seat)) throw missing();
	const question = await askedToLeave(tx, id, { seat, own: true });
	await cancel(tx, id, seat ? { ...how, seat } : how);
	requireSure(event, question, form);
};

/** Says whose a seat is. */
export const renameIt: Act = async (tx, { id, subject, form }) => {
	const seat = fieldOf(form, 'seat');
	if (!isId(seat)) throw missing();
	if (obstacle({ ...(await bookedOccurrence(subject.id, tx)).occurrence, registration: 'open' }))
		throw refused('participation_past');
	return renameSeat(tx, { booking: id, seat, ...nameIn(form) }, { source: 'web' });
};

/** The name that a form gives, as one or in two parts; one part alone is a whole name, and none the name of whoever booked. */
function nameIn(form: FormData) {
	const [given, family] = [fieldOf(form, 'given'), fieldOf(form, 'family')];
	const parts = SeatParts.safeParse(namePart(given) ? { given, family } : undefined);
	const name = SeatName.safeParse(form.has('given') ? wholeName({ given, family }) : fieldOf(form, 'name'));
	const error = parts.error ?? name.error;
	if (error) throw refused(error.issues[0]?.message ?? 'participation_name_missing', {}, 422);
	return { name: name.data ?? null, parts: parts.data };
}

/** Takes a place that was offered. */
export const acceptIt: Act = async (tx, { id, subject }) => {
	const reason = obstacle({ ...(await bookedOccurrence(subject.id, tx)).occurrence, registration: 'open' });
	if (reason) throw refused(reason);
	return accept(tx, id, { source: 'web' });
};

/** Takes the places that are there of those that a group waits for. */
export const takeFreeIn: Act = async (tx, { id, subject, form }) => {
	const reason = obstacle({ ...(await bookedOccurrence(subject.id, tx)).occurrence, registration: 'open' });
	if (reason) throw refused(reason);
	const seen = fieldOf(form, 'seen');
	return takeWhatIsThere(tx, id, /^\d{1,6}$/.test(seen) ? Number(seen) : 0, { source: 'web' });
};

/** Leaves a place that was offered. */
export const declineIt: Act = async (tx, { id, event, form }) => {
	const question = await askedToLeave(tx, id, { own: true });
	await decline(tx, id, how);
	requireSure(event, question, form);
};

/** Keeps what a participant of a workshop says of herself. */
export async function introduceIn(event: Event, { party, subject }: Booking) {
	const { locale } = event.locals;
	const [workshop] = await workshopsOfOfferings([(await bookedOccurrence(subject.id)).offering.id]);
	if (!party || !workshop) throw missing();
	const failed = await introduced(await event.request.formData(), workshop, party, locale);
	if (failed) return failed;
	redirect(303, href(`/booking/${event.params.token}?done=introduced#workshop`, locale));
}

/** Asks after a séance, for whoever had a place in it. */
export async function askAsBooked(event: Event, booking: Booking) {
	const { occurrence } = await bookedOccurrence(booking.subject.id);
	if (!isPast(occurrence) || !hadPlace(booking)) throw missing();
	const asker = { occurrence: occurrence.id, person: booking.party };
	return askAfter(event, asker, `/booking/${event.params.token}?asked=1#ask`);
}
