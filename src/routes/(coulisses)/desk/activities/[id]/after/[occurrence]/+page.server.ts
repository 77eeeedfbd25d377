import { redirect } from '@sveltejs/kit';
import { addFrom, typedMaterial } from '#agenda/desk/activities/after/material.server.ts';
import { requireEditor } from '#agenda/desk/activities/choices.server.ts';
import {
	answerFollowup,
	followupsOf,
	materialsOf,
	occurrencesToEdit,
	removeMaterial,
	showFollowup
} from '#agenda/server';
import { href } from '#kernel/address.ts';
import { missing, refused } from '#kernel/errors.ts';
import { formWithFiles } from '#kernel/server/bodies.ts';
import { say } from '#kernel/words.ts';
import { attempt, change, type Write } from '#web/act.server.ts';
import { removing, requireSure } from '#web/asking.server.ts';
import { fieldOf, typedTexts, wordsField } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { edited, seance, leads } = await requireSeance(event);
	const { id, startsAt, endsAt, timeZone, theme } = seance;
	const [materials, followups] = await Promise.all([materialsOf([id]), followupsOf(id, { all: true })]);
	return {
		id: edited.id,
		slug: edited.given.slug,
		title: edited.given.title,
		seance: { id, startsAt, endsAt, timeZone, theme },
		materials,
		// who only organises it too reads no names
		followups: leads ? followups : followups.map((one) => ({ ...one, name: null }))
	};
};

export const actions: Actions = {
	add: async (event) => {
		const { edited, seance, by } = await requireSeance(event);
		const form = await formWithFiles(event.request, 51);
		const typed: Readonly<Record<string, string>> = { where: 'add', ...typedMaterial(form) };
		return attempt(event, '', typed, async () => {
			await addFrom(seance.id, form, { locale: event.locals.locale, by });
			redirect(303, href(`/desk/activities/${edited.id}/after/${seance.id}?done=add#add`, event.locals.locale));
		});
	},
	remove: (event) =>
		act(event, 'add', async (tx, { seance, form, by }) => {
			const its = (await materialsOf([seance.id], tx)).find(({ id }) => id === fieldOf(form, 'id'));
			if (!its) throw missing();
			await removeMaterial(tx, seance.id, its.id, by);
			requireSure(event, removing(say(its.title, event.locals.locale).text), form);
		}),
	answer: (event) =>
		act(event, 'followup', (tx, { seance, form, by }) => {
			const words = wordsField(form, 'answer', event.locals.locale);
			if (!words) throw refused('desk_followup_answer_missing', {}, 422);
			return answerFollowup(tx, seance.id, fieldOf(form, 'id'), words, by);
		}),
	show: (event) =>
		act(event, 'followup', (tx, { seance, form, by }) => showFollowup(tx, seance.id, fieldOf(form, 'id'), true, by)),
	hide: (event) =>
		act(event, 'followup', (tx, { seance, form, by }) => showFollowup(tx, seance.id, fieldOf(form, 'id'), false, by))
};

type Its = Awaited<ReturnType<typeof requireSeance>> & { form: FormData };

/** Does one thing to a séance; a refusal is said over the form that asked for it, with what was typed. */
async function act(event: RequestEvent, where: 'add' | 'followup', write: Write<Its>) {
	const its = await requireSeance(event);
	const form = await event.request.formData();
	const typed: Readonly<Record<string, string>> = { ...typedTexts(form).text, where };
	const to = `/desk/activities/${its.edited.id}/after/${its.seance.id}?done=${where}#${where}`;
	return change(event, typed, (tx) => write(tx, { ...its, form }), to);
}

async function requireSeance(event: RequestEvent | Parameters<PageServerLoad>[0]) {
	const editor = await requireEditor(event);
	const seance = (await occurrencesToEdit(editor.edited.id)).find(({ id }) => id === event.params.occurrence);
	if (!seance) throw missing();
	return { ...editor, seance };
}
