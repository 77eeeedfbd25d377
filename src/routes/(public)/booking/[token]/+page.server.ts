import { redirect } from '@sveltejs/kit';
import QRCode from 'qrcode';
import { isPast, obstacle } from '#agenda';
import { askAfter } from '#agenda/pages/ask.server.ts';
import { bookedOccurrence, hadPlace, onlineAddress } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { missing, refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { mailLeaves } from '#kernel/server/mail.ts';
import { introduced } from '#learning/pages/introduce.server.ts';
import { introductionOf, isOn, keepPlace, visitOf, workshopsOfOfferings } from '#learning/server';
import { holdsPlace, isOver, SeatName, type State, stateName } from '#participation';
import { accept, type Booking, bookingByToken, cancel, decline, renameSeat } from '#participation/server';
import { fieldOf, problem } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Who has the link has the booking: it was sent to the address that was given, and to nobody else. */
export const load: PageServerLoad = async ({ params, setHeaders, cookies, url, locals: { locale } }) => {
	// the link is kept from other sites by 'same-origin'; under 'no-referrer' a browser would not say where the forms of this page come from
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	const booking = await bookingByToken(params.token);
	if (await visitOf(booking.id)) redirect(303, href(`/learning/classes/booking/${params.token}`, locale));
	const listing = await bookedOccurrence(booking.subject.id);
	const closed = shut(listing.occurrence);
	const { endsAt } = listing.occurrence;
	// on the day, this telephone may say by the code on the screen that she is there
	if (endsAt.getTime() - Date.now() < DAY_MS)
		keepPlace({ cookies, url }, params.token, new Date(endsAt.getTime() + HOUR_MS));
	const now = booking.seats.map((seat) => ({ ...seat, state: closed ? withoutOffer(seat.state) : seat.state }));
	const states = now.map(({ state }) => state);
	return {
		...listing,
		area: listing.offering.area,
		seats: await Promise.all(now.map((seat) => shown(seat, booking, locale))),
		email: booking.email,
		holds: states.some(holdsPlace),
		waits: states.includes('waitlisted'),
		offered: states.includes('offered'),
		open: states.some((state) => !isOver(state)) && !closed,
		// told to those who have a place, as long as it may be of use
		online:
			states.includes('confirmed') && !isPast(listing.occurrence) ? await onlineAddress(listing.occurrence.id) : null,
		mayAsk: isPast(listing.occurrence) && hadPlace(booking),
		mailLeaves: mailLeaves(),
		workshop: states.some(holdsPlace) ? await workshopOf(booking, listing.offering.id) : null,
		present: states.includes('confirmed') && isOn(listing.occurrence)
	};
};

/** The workshop that one booked, with what one said of oneself; null when it is none. */
async function workshopOf({ party }: Booking, offering: string) {
	const [its] = await workshopsOfOfferings([offering]);
	return its && party ? { its, said: await introductionOf(its.id, party) } : null;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Whether nothing about the booking can change any more. How one registers now does not matter to whoever has. */
const shut = (occurrence: Parameters<typeof obstacle>[0]): boolean =>
	obstacle({ ...occurrence, registration: 'open' }) !== null;

/** An offer ends when registration does, even before the job has written it down. */
const withoutOffer = (state: State): State => (state === 'offered' ? 'expired' : state);

async function shown(seat: Booking['seats'][number], booking: Booking, locale: App.Locals['locale']) {
	const { id, name, state, position, ticket, offeredUntil } = seat;
	const qr = state === 'confirmed' ? await QRCode.toString(ticket, { type: 'svg', margin: 1 }) : null;
	return {
		id,
		name: name ?? booking.name,
		given: name ?? '',
		state: stateName(state, locale),
		position,
		offeredUntil,
		over: isOver(state),
		ticket: state === 'confirmed' || state === 'fulfilled' ? ticket : null,
		qr: qr && `data:image/svg+xml;base64,${Buffer.from(qr).toString('base64')}`
	};
}

type Act = (booking: Booking, form: FormData) => Promise<unknown>;

const answer =
	(act: Act) =>
	async ({ params, request, locals: { locale } }: RequestEvent) => {
		const booking = await bookingByToken(params.token);
		const form = await request.formData();
		const failed = await act(booking, form).then(
			() => null,
			(error: unknown) => problem(error, { question: '', signed: '' }, locale)
		);
		if (failed) return failed;
		redirect(303, href(`/booking/${params.token}`, locale));
	};

const how = { by: 'party', source: 'web' } as const;

export const actions: Actions = {
	cancel: answer(async ({ id }, form) => {
		const seat = fieldOf(form, 'seat');
		// a seat that is named wrongly must not cancel them all
		if (form.has('seat') && !isId(seat)) throw missing();
		return transaction((tx) => cancel(tx, id, seat ? { ...how, seat } : how));
	}),
	rename: answer(async ({ id, subject }, form) => {
		const seat = fieldOf(form, 'seat');
		if (!isId(seat)) throw missing();
		if (shut((await bookedOccurrence(subject.id)).occurrence)) throw refused('participation_past');
		const name = SeatName.safeParse(fieldOf(form, 'name'));
		if (!name.success) throw refused(name.error.issues[0]?.message ?? 'participation_name_missing', {}, 422);
		return transaction((tx) => renameSeat(tx, { booking: id, seat, name: name.data ?? null }, { source: 'web' }));
	}),
	accept: answer(async ({ id, subject }) => {
		const reason = obstacle({ ...(await bookedOccurrence(subject.id)).occurrence, registration: 'open' });
		if (reason) throw refused(reason);
		return transaction((tx) => accept(tx, id, { source: 'web' }));
	}),
	decline: answer(({ id }) => transaction((tx) => decline(tx, id, how))),
	introduce: async ({ params, request, locals: { locale } }) => {
		const { party, subject } = await bookingByToken(params.token);
		const [workshop] = await workshopsOfOfferings([(await bookedOccurrence(subject.id)).offering.id]);
		if (!party || !workshop) throw missing();
		const failed = await introduced(await request.formData(), workshop, party, locale);
		if (failed) return failed;
		redirect(303, `${href(`/booking/${params.token}`, locale)}?done=introduced#workshop`);
	},
	ask: async ({ params, request, locals: { locale } }) => {
		const booking = await bookingByToken(params.token);
		const { occurrence } = await bookedOccurrence(booking.subject.id);
		if (!isPast(occurrence) || !hadPlace(booking)) throw missing();
		const asker = { occurrence: occurrence.id, person: booking.party, locale };
		const failed = await askAfter(await request.formData(), asker);
		if (failed) return failed;
		redirect(303, `${href(`/booking/${params.token}`, locale)}?asked=1#ask`);
	}
};
