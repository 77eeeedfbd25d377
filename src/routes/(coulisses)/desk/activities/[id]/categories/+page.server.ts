import { readCategory } from '#agenda/desk/activities/categories/typed.server.ts';
import { requireEditor } from '#agenda/desk/activities/choices.server.ts';
import {
	addCategory,
	categoriesOf,
	changeCategory,
	closeCategory,
	closedCategories,
	raiseCategory
} from '#agenda/server';
import { seatsOfCategories } from '#participation/server';
import { change } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { edited } = await requireEditor(event);
	const [categories, closed] = await Promise.all([categoriesOf(edited.id), closedCategories(edited.id)]);
	const seats = await seatsOfCategories([...categories, ...closed].map(({ id }) => id));
	return { id: edited.id, title: edited.given.title, categories, closed, seats: Object.fromEntries(seats) };
};

export const actions: Actions = {
	keep: async (event) => {
		const { edited, by } = await requireEditor(event);
		const { typed, problems, category } = readCategory(await event.request.formData(), event.locals.locale);
		if (!category) return fail(422, { typed, problems });
		const { id } = typed;
		const to = `/desk/activities/${edited.id}/categories?done=kept`;
		return change(
			event,
			typed,
			async (tx) => {
				if (id) await changeCategory(tx, edited.id, id, category, by);
				else await addCategory(tx, edited.id, category, by);
			},
			to
		);
	},
	raise: (event) => simple(event, 'raised', raiseCategory),
	trash: (event) => simple(event, 'trashed', (tx, offering, id, by) => closeCategory(tx, offering, id, true, by)),
	restore: (event) => simple(event, 'restored', (tx, offering, id, by) => closeCategory(tx, offering, id, false, by))
};

async function simple(event: RequestEvent, what: string, act: typeof raiseCategory) {
	const { edited, by } = await requireEditor(event);
	const id = fieldOf(await event.request.formData(), 'id');
	const to = `/desk/activities/${edited.id}/categories?done=${what}`;
	const typed: Readonly<Record<string, string>> = {};
	return change(event, typed, (tx) => act(tx, edited.id, id, by), to);
}
