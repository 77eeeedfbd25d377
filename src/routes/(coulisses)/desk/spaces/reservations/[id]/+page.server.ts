import { spaceActs } from '#spaces/acts.ts';
import { answer, giveBack, moveFrom } from '#spaces/desk/house/answering.server.ts';
import { reservationChoices } from '#spaces/desk/house/reservation-choices.server.ts';
import { requireReservation, reservationShown } from '#spaces/desk/house/reservations.server.ts';
import { arrive, noteReservation } from '#spaces/server';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const entered = await requireReservation(event);
	return {
		...(await reservationShown(entered, event.locals.locale)),
		choices: await reservationChoices(event.url, entered.viewer, event.locals.locale)
	};
};

export const actions: Actions = {
	accept: async (event) => answer(event, await requireReservation(event, spaceActs.decide), true),
	decline: async (event) => answer(event, await requireReservation(event, spaceActs.decide), false),
	cancel: async (event) => giveBack(event, await requireReservation(event, spaceActs.decide)),
	move: async (event) => moveFrom(event, await requireReservation(event, spaceActs.decide)),
	arrive: async (event) => {
		const { viewer, reservation } = await requireReservation(event, spaceActs.decide);
		const to = `/desk/spaces/reservations/${reservation.id}?done=arrived`;
		return change(event, {}, (tx) => arrive(tx, reservation.id, byOf(viewer)), to);
	},
	note: async (event) => {
		const { reservation } = await requireReservation(event, spaceActs.decide);
		const text = fieldOf(await event.request.formData(), 'note');
		const to = `/desk/spaces/reservations/${reservation.id}?done=saved`;
		return change(event, {}, (tx) => noteReservation(tx, reservation.id, text), to);
	}
};
