import { requireEditor } from '#agenda/desk/activities/choices.server.ts';
import { readQuestion } from '#agenda/desk/activities/questions/typed.server.ts';
import {
	addQuestion,
	changeQuestion,
	questionsOf,
	raiseQuestion,
	trashedQuestions,
	trashQuestion
} from '#agenda/server';
import { change } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { edited } = await requireEditor(event);
	const [questions, trashed] = await Promise.all([questionsOf(edited.id), trashedQuestions(edited.id)]);
	return { id: edited.id, title: edited.given.title, questions, trashed };
};

export const actions: Actions = {
	keep: async (event) => {
		const { edited, by } = await requireEditor(event);
		const { typed, problems, question } = readQuestion(await event.request.formData(), event.locals.locale);
		if (!question) return fail(422, { typed, problems });
		const { id } = typed;
		const to = `/desk/activities/${edited.id}/questions?done=kept`;
		return change(
			event,
			typed,
			async (tx) => {
				if (id) await changeQuestion(tx, edited.id, id, question, by);
				else await addQuestion(tx, edited.id, question, by);
			},
			to
		);
	},
	raise: (event) => simple(event, 'raised', raiseQuestion),
	trash: (event) => simple(event, 'trashed', (tx, offering, id, by) => trashQuestion(tx, offering, id, true, by)),
	restore: (event) => simple(event, 'restored', (tx, offering, id, by) => trashQuestion(tx, offering, id, false, by))
};

async function simple(event: RequestEvent, what: string, act: typeof raiseQuestion) {
	const { edited, by } = await requireEditor(event);
	const id = fieldOf(await event.request.formData(), 'id');
	const to = `/desk/activities/${edited.id}/questions?done=${what}`;
	const typed: Readonly<Record<string, string>> = {};
	return change(event, typed, (tx) => act(tx, edited.id, id, by), to);
}
