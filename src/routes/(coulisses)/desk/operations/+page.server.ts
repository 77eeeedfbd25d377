import { operationsListed } from '#agenda/desk/operations/list.server.ts';
import { settingsActs } from '#kernel/identity/acts.ts';
import { closeOperation } from '#kernel/server/operations.ts';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, settingsActs.change);
	const { query, found } = await operationsListed(event.url, event.locals.locale);
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
		await requireTeam(event, settingsActs.change);
		const form = await event.request.formData();
		const [code, closed] = [fieldOf(form, 'code'), fieldOf(form, 'closed') === '1'];
		return change(event, {}, (tx) => closeOperation(tx, code, closed), '/desk/operations?done=saved');
	}
};
