import { requireNames } from '#agenda/desk/door/door.server.ts';
import { attachSheets, sheetOf, sheetShown } from '#agenda/desk/door/sheet.server.ts';
import { removeSheet, sheetsOf } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { change } from '#web/act.server.ts';
import { removing, requireSure } from '#web/asking.server.ts';
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
		const form = await event.request.formData();
		const remove = async (tx: Tx) => {
			const its = (await sheetsOf(occurrence.id, tx)).find(({ id }) => id === fieldOf(form, 'sheet'));
			if (!its) throw missing();
			await removeSheet(tx, occurrence.id, its.id, ref('person', viewer.id));
			requireSure(event, removing(its.name), form);
		};
		return change(event, {}, remove, sheetOf(occurrence));
	}
};
