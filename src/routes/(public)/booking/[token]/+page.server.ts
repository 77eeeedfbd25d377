import { redirect } from '@sveltejs/kit';
import QRCode from 'qrcode';
import { obstacle } from '#agenda';
import { occurrence } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { missing, refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import { mailLeaves } from '#kernel/server/mail.ts';
import { holdsPlace, isOver, type State, stateKey } from '#participation';
import { accept, type Booking, bookingByToken, cancel, decline } from '#participation/server';
import { fieldOf, problem } from '../../../form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Who has the link has the booking: it was sent to the address that was given, and to nobody else. */
export const load: PageServerLoad = async ({ params, setHeaders, locals: { locale } }) => {
	// the link is kept from other sites by 'same-origin'; under 'no-referrer' a browser would not say where the forms of this page come from
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	const booking = await bookingByToken(params.token);
	const listing = await occurrence(booking.subject.id);
	const closed = obstacle(listing.occurrence) !== null;
	const now = booking.seats.map((seat) => ({ ...seat, state: closed ? withoutOffer(seat.state) : seat.state }));
	const seats = await Promise.all(
		now.map(async ({ id, name, state, position, ticket, offeredUntil }) => ({
			id,
			name: name ?? booking.name,
			state: words(stateKey(state), {}, locale),
			position,
			offeredUntil,
			over: isOver(state),
			ticket: state === 'confirmed' || state === 'fulfilled' ? ticket : null,
			qr: state === 'confirmed' ? await QRCode.toString(ticket, { type: 'svg', margin: 1 }) : null
		}))
	);
	const states = now.map(({ state }) => state);
	return {
		...listing,
		area: listing.offering.area,
		seats: seats.map(({ qr, ...seat }) => ({
			...seat,
			qr: qr && `data:image/svg+xml;base64,${Buffer.from(qr).toString('base64')}`
		})),
		email: booking.email,
		holds: states.some(holdsPlace),
		waits: states.includes('waitlisted'),
		offered: states.includes('offered'),
		open: states.some((state) => !isOver(state)) && !closed,
		mailLeaves: mailLeaves()
	};
};

/** An offer ends when registration does, even before the job has written it down. */
const withoutOffer = (state: State): State => (state === 'offered' ? 'expired' : state);

type Act = (booking: Booking, form: FormData) => Promise<unknown>;

const answer =
	(act: Act) =>
	async ({ params, request, locals: { locale } }: RequestEvent) => {
		const booking = await bookingByToken(params.token);
		const form = await request.formData();
		const failed = await act(booking, form).then(
			() => null,
			(error: unknown) => problem(error, {}, locale)
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
	accept: answer(async ({ id, subject }) => {
		const reason = obstacle((await occurrence(subject.id)).occurrence);
		if (reason) throw refused(reason);
		return transaction((tx) => accept(tx, id, { source: 'web' }));
	}),
	decline: answer(({ id }) => transaction((tx) => decline(tx, id, how)))
};
