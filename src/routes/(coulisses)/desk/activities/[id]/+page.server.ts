import { activityShown, newSeances, saveActivity, undo } from '#agenda/desk/activities/activity.server.ts';
import { trashingBooked } from '#agenda/desk/activities/asking.server.ts';
import { requireEditor } from '#agenda/desk/activities/choices.server.ts';
import { again, isFailure } from '#agenda/desk/activities/picture.server.ts';
import { carryOut } from '#agenda/desk/activities/seances.server.ts';
import { typedOf } from '#agenda/desk/activities/typed.server.ts';
import { duplicateOffering, publishOffering, restoreOffering, trashOffering, unpublishOffering } from '#agenda/server';
import { unlessHidden } from '#moderation/desk/restoring.server.ts';
import { change, type Press } from '#web/act.server.ts';
import { requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => activityShown(await requireEditor(event), event.locals.locale);

export const actions: Actions = {
	save: async (event) => saveActivity(event, await requireEditor(event)),
	preview: async (event) => {
		await requireEditor(event);
		const read = await newSeances(event);
		return isFailure(read) ? read : { typed: read.typed, problems: {}, dates: read.dates };
	},
	schedule: async (event) => {
		const { edited, by } = await requireEditor(event);
		const read = await newSeances(event);
		if (isFailure(read)) return read;
		const { typed, plan, timeZone, dates } = read;
		const to = `/desk/activities/${edited.id}?done=scheduled#seances`;
		const { status, data } = await change(event, typed, (tx) => carryOut(tx, edited.id, plan, timeZone, by), to);
		return again(status, typed, data.problems, dates);
	},
	publish: (event) => simple(event, 'published', publishOffering),
	unpublish: (event) => simple(event, 'unpublished', unpublishOffering),
	restore: (event) => simple(event, 'restored', unlessHidden('offering', restoreOffering)),
	undo: (event) => simple(event, 'undone', undo),
	trash: async (event) => {
		const form = await event.request.formData();
		const callOff = fieldOf(form, 'callOff') === '1';
		return simple(event, 'trashed', async (tx, id, by) => {
			const question = callOff && (await trashingBooked(tx, id));
			await trashOffering(tx, id, by, { callOff });
			if (question) requireSure(event, question, form);
		});
	},
	duplicate: async (event) => {
		const { edited } = await requireEditor(event);
		const to = (id: string) => `/desk/activities/${id}?done=duplicated`;
		const { status, data } = await change(event, typedOf(edited.given), (tx) => duplicateOffering(tx, edited.id), to);
		return again(status, data.typed, data.problems);
	}
};

/** An act with nothing to fill in: a refusal is said over the page. */
async function simple(event: RequestEvent, what: string, act: Press) {
	const { viewer, edited, by } = await requireEditor(event);
	const to = `/desk/activities/${edited.id}?done=${what}`;
	const { status, data } = await change(event, typedOf(edited.given), (tx) => act(tx, edited.id, by, viewer), to);
	return again(status, data.typed, data.problems, [], data.asks);
}
