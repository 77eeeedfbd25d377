import { requireNames } from '#agenda/desk/door/door.server.ts';
import { attachSheets, sheetOf, sheetShown } from '#agenda/desk/door/sheet.server.ts';
import { removeSheet } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer: _, ...listing } = await requireNames(event);
	const shown = await sheetShown(listing, event.locals.locale);
	return { ...listing, ...shown, attached: event.url.searchParams.has('attached') };
};

export const actions: Actions = {
	attach: async (event) => attachSheets(event, await requireNames(event)),
	remove: async (event) => {
		const { occurrence, viewer } = await requireNames(event);
		const id = fieldOf(await event.request.formData(), 'sheet');
		if (!isId(id)) throw missing();
		const by = ref('person', viewer.id);
		return change(event, {}, (tx) => removeSheet(tx, occurrence.id, id, by), sheetOf(occurrence));
	}
};
