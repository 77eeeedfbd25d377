import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { closeOperation } from '#kernel/server/operations.ts';
import { fieldOf } from '#web/form.server.ts';
import { ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { asked } from './list.server.ts';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'settings.change');
	const { query, found } = await asked(event.url, event.locals.locale);
	const first = (query.page - 1) * ROWS;
	return {
		operations: found.slice(first, first + ROWS),
		query,
		total: found.length,
		pages: Math.ceil(found.length / ROWS)
	};
};

export const actions: Actions = {
	close: async (event) => {
		await requireTeam(event, 'settings.change');
		const form = await event.request.formData();
		await transaction((tx) => closeOperation(tx, fieldOf(form, 'code'), fieldOf(form, 'closed') === '1'));
		redirect(303, href('/desk/operations?done=saved', event.locals.locale));
	}
};
