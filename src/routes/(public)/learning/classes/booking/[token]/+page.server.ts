import { redirect } from '@sveltejs/kit';
import { obstacle } from '#agenda';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { resizeClass } from '#learning/server';
import { holdsPlace, isOver } from '#participation';
import { cancel } from '#participation/server';
import { fieldOf, problem } from '../../../../../form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { classBooking } from './booking.server.ts';

export const load: PageServerLoad = async ({ params, setHeaders, locals: { viewer } }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	const { booking, visit, listing, offer } = await classBooking(params.token);
	const states = booking.seats.map(({ state }) => state);
	return {
		area: 'learning' as const,
		...listing,
		visit,
		email: booking.email,
		least: offer.minPupils,
		most: offer.maxPupils,
		holds: states.some(holdsPlace),
		waits: states.includes('waitlisted'),
		open: states.some((state) => !isOver(state)) && !obstacle({ ...listing.occurrence, registration: 'open' }),
		mine: viewer !== null && viewer.id === booking.party
	};
};

const how = { source: 'web' } as const;

async function answer(
	{ params, locals: { locale } }: RequestEvent,
	done: string,
	typed: { pupils: string },
	act: (booking: string) => Promise<unknown>
) {
	const { booking } = await classBooking(params.token);
	const failed = await act(booking.id).then(
		() => null,
		(error: unknown) => problem(error, typed, locale)
	);
	if (failed) return failed;
	redirect(303, href(`/learning/classes/booking/${params.token}?done=${done}`, locale));
}

export const actions: Actions = {
	resize: async (event) => {
		const pupils = fieldOf(await event.request.formData(), 'pupils');
		const wanted = /^\d{1,3}$/.test(pupils.trim()) ? Number(pupils) : 0;
		const { booking } = await classBooking(event.params.token);
		const actor = booking.party ? { kind: 'person', id: booking.party } : null;
		return answer(event, 'resized', { pupils }, (id) =>
			transaction((tx) => resizeClass(tx, id, wanted, { ...how, actor }))
		);
	},
	cancel: async (event) =>
		answer(event, 'cancelled', { pupils: '' }, (id) => transaction((tx) => cancel(tx, id, { ...how, by: 'party' })))
};
