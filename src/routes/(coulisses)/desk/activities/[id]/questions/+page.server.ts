import { fail, redirect } from '@sveltejs/kit';
import { editorOf } from '#agenda/desk/activities/choices.server.ts';
import { readQuestion } from '#agenda/desk/activities/questions/typed.server.ts';
import {
	addQuestion,
	changeQuestion,
	questionsOf,
	raiseQuestion,
	trashedQuestions,
	trashQuestion
} from '#agenda/server';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { edited } = await editorOf(event);
	const [questions, trashed] = await Promise.all([questionsOf(edited.id), trashedQuestions(edited.id)]);
	return { id: edited.id, title: edited.given.title, questions, trashed };
};

export const actions: Actions = {
	keep: async (event) => {
		const { edited, by } = await editorOf(event);
		const { typed, problems, question } = readQuestion(await event.request.formData(), event.locals.locale);
		if (!question) return fail(422, { typed, problems });
		await transaction(async (tx) => {
			if (typed.id) await changeQuestion(tx, edited.id, typed.id, question, by);
			else await addQuestion(tx, edited.id, question, by);
		});
		done(event, 'kept');
	},
	raise: (event) => simple(event, 'raised', raiseQuestion),
	trash: (event) => simple(event, 'trashed', (tx, offering, id, by) => trashQuestion(tx, offering, id, true, by)),
	restore: (event) => simple(event, 'restored', (tx, offering, id, by) => trashQuestion(tx, offering, id, false, by))
};

async function simple(event: RequestEvent, what: string, act: typeof raiseQuestion): Promise<never> {
	const { edited, by } = await editorOf(event);
	const id = fieldOf(await event.request.formData(), 'id');
	await transaction((tx) => act(tx, edited.id, id, by));
	done(event, what);
}

function done(event: RequestEvent, what: string): never {
	redirect(303, `${href(`/desk/activities/${event.params.id}/questions`, event.locals.locale)}?done=${what}`);
}
