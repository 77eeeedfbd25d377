import { endPrivateFeed, privateFeedOf, renewPrivateFeed } from '#agenda/server';
import { href } from '#kernel/address.ts';
import type { Tx } from '#kernel/server/db.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { m } from '#messages';
import { change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = requirePerson(event);
	event.setHeaders({ 'referrer-policy': 'same-origin' });
	const known = await privateFeedOf(id);
	return {
		feed: known && {
			url: publicUrl() + href(`/mine/${known.token}.ics`, event.locals.locale),
			madeAt: known.madeAt
		}
	};
};

const RENEWED = '/me/calendar?done=renewed';
const DROPPED = '/me/calendar?done=dropped';

export const actions: Actions = {
	renew: async (event) => {
		const { id } = requirePerson(event);
		const form = await event.request.formData();
		const before = await privateFeedOf(id);
		const renew = async (tx: Tx) => {
			await renewPrivateFeed(tx, id);
			if (before) requireSure(event, doing(m.feeds_mine_renew(), [m.feeds_mine_lost()]), form);
		};
		return change(event, {}, renew, RENEWED);
	},
	drop: async (event) => {
		const { id } = requirePerson(event);
		const form = await event.request.formData();
		const drop = async (tx: Tx) => {
			await endPrivateFeed(tx, id);
			requireSure(event, doing(m.feeds_mine_drop(), [m.feeds_mine_lost()]), form);
		};
		return change(event, {}, drop, DROPPED);
	}
};
