import { redirect } from '@sveltejs/kit';
import { reaches } from '#agenda';
import { choicesFor, editorOf } from '#agenda/desk/activities/choices.server.ts';
import { again } from '#agenda/desk/activities/picture.server.ts';
import { fieldsOf, planIn } from '#agenda/desk/activities/seances.server.ts';
import { type Typed, typedIn } from '#agenda/desk/activities/typed.server.ts';
import { type By, cancel, changeOccurrences, occurrencesToEdit, removeOccurrence } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { fieldOf, problem } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, edited, seance, siblings } = await seanceOf(event);
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
		const { edited, seance, by } = await seanceOf(event);
		const { locale } = event.locals;
		const form = await event.request.formData();
		const typed = typedIn(form, null);
		const read = planIn(form, typed, { timeZone: seance.timeZone, locale });
		if ('problems' in read) return again(422, typed, read.problems);
		const { terms, startsLocal, endsLocal } = read.plan;
		const reach = reaches.find((one) => one === fieldOf(form, 'reach')) ?? 'one';
		const failed = await transaction(async (tx) => {
			await changeOccurrences(tx, seance.id, reach, { ...terms, startsLocal, endsLocal }, by);
			return null;
		}).catch((error: unknown) => problem(error, typed, locale));
		if (failed) return again(failed.status, typed, failed.data.problems);
		done(event, edited.id, 'changed');
	},
	cancel: (event) => simple(event, 'cancelled', cancel),
	remove: (event) => simple(event, 'removed', removeOccurrence)
};

async function simple(event: RequestEvent, what: string, act: (tx: Tx, id: string, by: By) => Promise<void>) {
	const { edited, seance, by } = await seanceOf(event);
	const typed: Typed = { fields: fieldsOf(seance), sectors: [], languages: [], picture: null, preview: null, skip: [] };
	const failed = await transaction(async (tx) => {
		await act(tx, seance.id, by);
		return null;
	}).catch((error: unknown) => problem(error, typed, event.locals.locale));
	if (failed) return again(failed.status, typed, failed.data.problems);
	done(event, edited.id, what);
}

/** A séance of an activity that one may edit, and the others of its series that are not called off. */
async function seanceOf(event: RequestEvent) {
	const editor = await editorOf(event);
	const all = await occurrencesToEdit(editor.edited.id);
	const seance = all.find(({ id }) => id === event.params.occurrence);
	if (!seance) throw missing();
	const siblings = all.filter(
		({ id, recurrence, status }) => id !== seance.id && recurrence === seance.recurrence && status === 'scheduled'
	);
	return { ...editor, seance, siblings };
}

function done(event: RequestEvent, offering: string, what: string): never {
	redirect(303, `${href(`/desk/activities/${offering}`, event.locals.locale)}?done=${what}#seances`);
}
