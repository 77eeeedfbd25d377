import { cancel, localOf, momentOf, reschedule } from '#agenda/server';
import { missing, refused } from '#kernel/errors.ts';
import { cohortFor, kept } from '#learning/desk/programmes/reach.server.ts';
import { textOrNull } from '#learning/desk/programmes/read.server.ts';
import { type Seance, timetableOf } from '#learning/server';
import { placeLine } from '#network';
import { placeNames } from '#network/server';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	await cohortFor(event);
	const [seance, rooms] = [await seanceOf(event), await placeNames()];
	const { startsAt, endsAt, timeZone } = seance;
	return {
		seance: { ...seance, begins: localOf(startsAt, timeZone), ends: localOf(endsAt, timeZone) },
		begun: startsAt <= new Date(),
		places: rooms.map((place) => ({ value: place.slug, label: placeLine(place) }))
	};
};

export const actions: Actions = {
	move: async (event) => {
		const { by } = await cohortFor(event);
		const { id, timeZone } = await seanceOf(event);
		const form = await event.request.formData();
		return kept(
			event.locals.locale,
			form,
			async (tx) => {
				const day = fieldOf(form, 'day');
				const startsAt = momentOf(`${day}T${fieldOf(form, 'start')}`, timeZone);
				const endsAt = momentOf(`${day}T${fieldOf(form, 'end')}`, timeZone);
				if (!startsAt || !endsAt) throw refused('programmes_day_missing', {}, 422);
				await reschedule(tx, id, { startsAt, endsAt, place: textOrNull(form, 'place') }, by);
			},
			pathOf(event, 'moved')
		);
	},
	cancel: async (event) => {
		const { by } = await cohortFor(event);
		const { id } = await seanceOf(event);
		const form = await event.request.formData();
		return kept(event.locals.locale, form, (tx) => cancel(tx, id, by), pathOf(event, 'cancelled'));
	}
};

async function seanceOf({ params }: Pick<RequestEvent, 'params'>): Promise<Seance> {
	const found = (await timetableOf(params.cohort)).find(({ id }) => id === params.seance);
	if (!found) throw missing();
	return found;
}

const pathOf = ({ params }: Pick<RequestEvent, 'params'>, done: string): string =>
	`/desk/programmes/cohorts/${params.cohort}/timetable/${params.seance}?done=${done}`;
