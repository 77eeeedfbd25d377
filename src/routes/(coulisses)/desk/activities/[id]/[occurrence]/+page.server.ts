import { callingOff, reasonIn, takingAway } from '#agenda/desk/activities/asking.server.ts';
import { requireEditor } from '#agenda/desk/activities/choices.server.ts';
import { again } from '#agenda/desk/activities/picture.server.ts';
import { changeSeance, seanceShown, seanceTyped } from '#agenda/desk/activities/seance.server.ts';
import { fieldsOf } from '#agenda/desk/activities/seances.server.ts';
import type { Typed } from '#agenda/desk/activities/typed.server.ts';
import { cancel, occurrencesToEdit, removeOccurrence } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import { occasions } from '#nouns.ts';
import { change, type Press } from '#web/act.server.ts';
import { requireSure } from '#web/asking.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) =>
	seanceShown(await requireSeance(event), event.locals.locale, occasions);

export const actions: Actions = {
	look: async (event) => {
		const { viewer, seance } = await requireSeance(event);
		return seanceTyped(await event.request.formData(), seance, { viewer, locale: event.locals.locale, occasions });
	},
	change: async (event) => changeSeance(event, await requireSeance(event), occasions),
	cancel: async (event) => {
		const form = await event.request.formData();
		return simple(event, 'cancelled', async (tx, id, by) => {
			const question = await callingOff(tx, id, event.locals.locale);
			await cancel(tx, id, by, reasonIn(form, event.locals.locale));
			requireSure(event, question, form);
		});
	},
	remove: async (event) => {
		const form = await event.request.formData();
		return simple(event, 'removed', async (tx, id, by) => {
			const question = await takingAway(tx, id, event.locals.locale);
			await removeOccurrence(tx, id, by);
			requireSure(event, question, form);
		});
	}
};

async function simple(event: RequestEvent, what: string, act: Press) {
	const { viewer, edited, seance, by } = await requireSeance(event);
	const typed: Typed = {
		fields: fieldsOf(seance),
		sectors: [],
		languages: [],
		coOrganizers: [],
		picture: null,
		preview: null,
		skip: []
	};
	const to = `/desk/activities/${edited.id}?done=${what}#seances`;
	const { status, data } = await change(event, typed, (tx) => act(tx, seance.id, by, viewer), to);
	return again(status, typed, data.problems, { asks: data.asks });
}

/** A séance of an activity that one may edit, and the others of its series that are not called off. */
async function requireSeance(event: RequestEvent) {
	const editor = await requireEditor(event);
	const all = await occurrencesToEdit(editor.edited.id);
	const seance = all.find(({ id }) => id === event.params.occurrence);
	if (!seance) throw missing();
	const siblings = all.filter(
		({ id, recurrence, status }) => id !== seance.id && recurrence === seance.recurrence && status === 'scheduled'
	);
	return { ...editor, seance, siblings };
}
