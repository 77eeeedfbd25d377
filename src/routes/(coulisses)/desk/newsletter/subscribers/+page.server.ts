import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { removeSubscriber, subscribers } from '#notice/server';
import { fieldOf } from '#web/form.server.ts';
import { listQuery, ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'newsletter.send');
	const query = listQuery(event.url, { sorts: ['date'], filters: ['state'] });
	const { rows, total } = await subscribers({
		q: query.q,
		state: query.filters.state ?? '',
		limit: ROWS,
		offset: (query.page - 1) * ROWS
	});
	return { rows, total, query, pages: Math.ceil(total / ROWS) };
};

export const actions: Actions = {
	remove: async (event) => {
		await requireTeam(event, 'newsletter.send');
		const id = fieldOf(await event.request.formData(), 'id');
		await transaction((tx) => removeSubscriber(tx, id));
		redirect(303, href('/desk/newsletter/subscribers?done=1', event.locals.locale));
	}
};
