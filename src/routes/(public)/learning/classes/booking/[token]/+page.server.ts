import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { eachLocale } from '#kernel/words.ts';
import {
	classBooking,
	classBookingShown,
	ownAlone,
	reachedIn,
	resizedIn,
	typedBooking
} from '#learning/pages/classes/booking/booking.server.ts';
import { changePhone, resizeClass } from '#learning/server';
import { askedToLeave, cancel } from '#participation/server';
import { change, changeGiven } from '#web/act.server.ts';
import { requireSure } from '#web/asking.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders, locals: { viewer } }) => {
	setHeaders(ownAlone);
	const parents = eachLocale((locale) => href(`/learning/classes/booking/${params.token}/parents`, locale));
	return { area: 'learning' as const, parents, ...(await classBookingShown(params.token, viewer)) };
};

const pathOf = ({ params }: RequestEvent, done: string): string =>
	`/learning/classes/booking/${params.token}?done=${done}`;

export const actions: Actions = {
	resize: async (event) => {
		const { booking, visit } = await classBooking(event.params.token);
		const form = await event.request.formData();
		const actor = booking.party ? ref('person', booking.party) : null;
		return changeGiven(
			event,
			typedBooking(form),
			resizedIn(form, visit),
			(tx, given) => resizeClass(tx, booking.id, given, { source: 'web', actor }),
			pathOf(event, 'resized')
		);
	},
	phone: async (event) => {
		const { booking } = await classBooking(event.params.token);
		const form = await event.request.formData();
		const to = pathOf(event, 'phone');
		const read = reachedIn(form);
		return changeGiven(event, typedBooking(form), read, (tx, { phone }) => changePhone(tx, booking.id, phone), to);
	},
	cancel: async (event) => {
		const { booking } = await classBooking(event.params.token);
		const form = await event.request.formData();
		const how = { source: 'web', by: 'party' } as const;
		const write = async (tx: Tx) => {
			const question = await askedToLeave(tx, booking.id, { own: true });
			await cancel(tx, booking.id, how);
			requireSure(event, question, form);
		};
		return change(event, typedBooking(form), write, pathOf(event, 'cancelled'));
	}
};
