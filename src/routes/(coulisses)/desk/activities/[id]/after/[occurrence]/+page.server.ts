import { redirect } from '@sveltejs/kit';
import { addFrom, typedMaterial } from '#agenda/desk/activities/after/material.server.ts';
import { editorOf } from '#agenda/desk/activities/choices.server.ts';
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
import { type Tx, transaction } from '#kernel/server/db.ts';
import { fieldOf, problem, wordsField } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { edited, seance } = await seanceOf(event);
	const { id, startsAt, endsAt, timeZone, theme } = seance;
	const [materials, followups] = await Promise.all([materialsOf([id]), followupsOf(id, { all: true })]);
	return {
		id: edited.id,
		slug: edited.given.slug,
		title: edited.given.title,
		seance: { id, startsAt, endsAt, timeZone, theme },
		materials,
		followups
	};
};

export const actions: Actions = {
	add: (event) =>
		act(event, 'add', typedMaterial, ({ seance, form, by }) =>
			addFrom(seance.id, form, { locale: event.locals.locale, by })
		),
	remove: (event) =>
		act(
			event,
			'add',
			() => ({}),
			within((tx, { seance, form, by }) => removeMaterial(tx, seance.id, fieldOf(form, 'id'), by))
		),
	answer: (event) =>
		act(
			event,
			'followup',
			typedAnswer,
			within((tx, { seance, form, by }) => {
				const words = wordsField(form, 'answer', event.locals.locale);
				if (!words) throw refused('desk_followup_answer_missing', {}, 422);
				return answerFollowup(tx, seance.id, fieldOf(form, 'id'), words, by);
			})
		),
	show: (event) =>
		act(
			event,
			'followup',
			() => ({}),
			within((tx, { seance, form, by }) => showFollowup(tx, seance.id, fieldOf(form, 'id'), true, by))
		),
	hide: (event) =>
		act(
			event,
			'followup',
			() => ({}),
			within((tx, { seance, form, by }) => showFollowup(tx, seance.id, fieldOf(form, 'id'), false, by))
		)
};

type Work = Awaited<ReturnType<typeof seanceOf>> & { form: FormData };
type Typed = Readonly<Record<string, string>>;

const typedAnswer = (form: FormData): Typed =>
	Object.fromEntries(
		[...form.entries()].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
	);

const within = (work: (tx: Tx, given: Work) => Promise<void>) => (given: Work) => transaction((tx) => work(tx, given));

/** Does one thing to a séance; a refusal is said over the form that asked for it, with what was typed. */
async function act(
	event: RequestEvent,
	where: 'add' | 'followup',
	typedIn: (form: FormData) => Typed,
	work: (given: Work) => Promise<void>
) {
	const found = await seanceOf(event);
	const form = await event.request.formData();
	const failed = await work({ ...found, form }).then(
		() => null,
		(error: unknown) => problem(error, { where, ...typedIn(form) } as Typed, event.locals.locale)
	);
	if (failed) return failed;
	const { id, occurrence } = event.params;
	redirect(303, `${href(`/desk/activities/${id}/after/${occurrence}`, event.locals.locale)}?done=${where}#${where}`);
}

async function seanceOf(event: RequestEvent | Parameters<PageServerLoad>[0]) {
	const editor = await editorOf(event);
	const seance = (await occurrencesToEdit(editor.edited.id)).find(({ id }) => id === event.params.occurrence);
	if (!seance) throw missing();
	return { ...editor, seance };
}
