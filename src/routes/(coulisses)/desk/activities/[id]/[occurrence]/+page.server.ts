import { reaches } from '#agenda';
import { callingOff, takingAway } from '#agenda/desk/activities/asking.server.ts';
import { choicesFor, requireEditor } from '#agenda/desk/activities/choices.server.ts';
import { again } from '#agenda/desk/activities/picture.server.ts';
import { fieldsOf, planIn } from '#agenda/desk/activities/seances.server.ts';
import { type Typed, typedIn } from '#agenda/desk/activities/typed.server.ts';
import { cancel, changeOccurrences, occurrencesToEdit, removeOccurrence } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import { change, type Press } from '#web/act.server.ts';
import { requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, edited, seance, siblings } = await requireSeance(event);
	const { id, given } = edited;
	return {
		id,
		offering: { slug: given.slug, title: given.title },
		published: edited.state === 'published',
		seance,
		fields: fieldsOf(seance),
		choices: await choicesFor(viewer, event.locals.locale),
		following: siblings.filter(({ startsAt }) => startsAt > seance.startsAt).length,
		coming: siblings.filter(({ startsAt }) => startsAt > new Date()).length
	};
};

export const actions: Actions = {
	change: async (event) => {
		const { edited, seance, by } = await requireSeance(event);
		const form = await event.request.formData();
		const typed = typedIn(form, null);
		const read = planIn(form, typed, { timeZone: seance.timeZone, locale: event.locals.locale });
		if ('problems' in read) return again(422, typed, read.problems);
		const { terms, startsLocal, endsLocal } = read.plan;
		const reach = reaches.find((one) => one === fieldOf(form, 'reach')) ?? 'one';
		const changed = { ...terms, startsLocal, endsLocal };
		const to = `/desk/activities/${edited.id}?done=changed#seances`;
		const { status, data } = await change(
			event,
			typed,
			(tx) => changeOccurrences(tx, seance.id, reach, changed, by),
			to
		);
		return again(status, typed, data.problems);
	},
	cancel: async (event) => {
		const form = await event.request.formData();
		return simple(event, 'cancelled', async (tx, id, by) => {
			const question = await callingOff(tx, id, event.locals.locale);
			await cancel(tx, id, by);
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
	const typed: Typed = { fields: fieldsOf(seance), sectors: [], languages: [], picture: null, preview: null, skip: [] };
	const to = `/desk/activities/${edited.id}?done=${what}#seances`;
	const { status, data } = await change(event, typed, (tx) => act(tx, seance.id, by, viewer), to);
	return again(status, typed, data.problems, [], data.asks);
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
