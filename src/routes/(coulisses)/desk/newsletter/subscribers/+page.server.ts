import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { newsletterActs } from '#notice/acts.ts';
import { subscribersListed } from '#notice/desk/newsletter/subscribers/list.server.ts';
import { addressOf, removeSubscriber } from '#notice/server';
import { change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
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
		const form = await event.request.formData();
		const remove = async (tx: Tx) => {
			const id = fieldOf(form, 'id');
			const question = doing(m.newsletter_remove_named({ email: await addressOf(tx, id) }));
			await removeSubscriber(tx, id);
			requireSure(event, question, form);
		};
		return change(event, {}, remove, '/desk/newsletter/subscribers?done=1');
	}
};
