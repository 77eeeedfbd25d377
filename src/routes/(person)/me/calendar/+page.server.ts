import { endPrivateFeed, privateFeedOf, renewPrivateFeed } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { change } from '#web/act.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = requirePerson(event);
	event.setHeaders({ 'referrer-policy': 'no-referrer' });
	const known = await privateFeedOf(id);
	return {
		feed: known && {
			url: publicUrl() + href(`/mine/${known.token}.ics`, event.locals.locale),
			madeAt: known.madeAt
		}
	};
};

const DONE = '/me/calendar?done=yes';

export const actions: Actions = {
	renew: async (event) => {
		const { id } = requirePerson(event);
		return change(event, {}, (tx) => renewPrivateFeed(tx, id), DONE);
	},
	drop: async (event) => {
		const { id } = requirePerson(event);
		return change(event, {}, (tx) => endPrivateFeed(tx, id), DONE);
	}
};
