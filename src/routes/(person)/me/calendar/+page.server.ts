import { redirect } from '@sveltejs/kit';
import { erasePrivateFeed, privateFeedOf, renewPrivateFeed } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

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

export const actions: Actions = {
	renew: async (event) => {
		const { id } = requirePerson(event);
		await transaction((tx) => renewPrivateFeed(tx, id));
		done(event);
	},
	drop: async (event) => {
		const { id } = requirePerson(event);
		await transaction((tx) => erasePrivateFeed(tx, id));
		done(event);
	}
};

function done({ locals }: RequestEvent): never {
	redirect(303, href('/me/calendar?done=yes', locals.locale));
}
