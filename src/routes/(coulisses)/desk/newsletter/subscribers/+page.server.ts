import { newsletterActs } from '#notice/acts.ts';
import { subscribersListed } from '#notice/desk/newsletter/subscribers/list.server.ts';
import { removeSubscriber } from '#notice/server';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { ROWS } from '#web/list.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, newsletterActs.send);
	const { rows, total, query } = await subscribersListed(event.url, ROWS);
	return { rows, total, query, pages: Math.ceil(total / ROWS) };
};

export const actions: Actions = {
	remove: async (event) => {
		await requireTeam(event, newsletterActs.send);
		const id = fieldOf(await event.request.formData(), 'id');
		return change(event, {}, (tx) => removeSubscriber(tx, id), '/desk/newsletter/subscribers?done=1');
	}
};
