import {
	activityShown,
	addSeances,
	newSeances,
	planShown,
	saveActivity,
	undo
} from '#agenda/desk/activities/activity.server.ts';
import { trashingBooked } from '#agenda/desk/activities/asking.server.ts';
import { requireEditor, requireLead } from '#agenda/desk/activities/choices.server.ts';
import { again } from '#agenda/desk/activities/picture.server.ts';
import { typedOf } from '#agenda/desk/activities/typed.server.ts';
import { duplicateOffering, publishOffering, restoreOffering, trashOffering, unpublishOffering } from '#agenda/server';
import { unlessHidden } from '#moderation/desk/restoring.server.ts';
import { occasions } from '#nouns.ts';
import { change, type Press } from '#web/act.server.ts';
import { requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => activityShown(await requireEditor(event), event.locals.locale);

export const actions: Actions = {
	save: async (event) => saveActivity(event, await requireEditor(event)),
	preview: async (event) => {
		const { viewer } = await requireEditor(event);
		return planShown(await newSeances(event), { viewer, locale: event.locals.locale, occasions });
	},
	schedule: async (event) => addSeances(event, await requireEditor(event), occasions),
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
		// a copy is of who leads too
		const { edited } = await requireLead(event);
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
	return again(status, data.typed, data.problems, { asks: data.asks });
}
