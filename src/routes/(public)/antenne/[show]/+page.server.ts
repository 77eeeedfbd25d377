import { actsOf } from '#stage/pages/antenne/acts.server.ts';
import { asBroadcast } from '#stage/pages/antenne/broadcast.server.ts';
import { watchedOf } from '#stage/pages/antenne/watched.server.ts';
import { pollsAreSilent } from '#stage/server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locale } = event.locals;
	const [{ show, watched }, silence] = await Promise.all([watchedOf(event), pollsAreSilent()]);
	const { occurrence, offering } = show.listing;
	const { summary, slug, fictional } = offering;
	return {
		area: 'stage',
		watched,
		silence: watched.replay ? null : silence,
		offering: { summary, slug, fictional, organization: offering.organization.name },
		occurrence,
		light: event.url.searchParams.has('light'),
		second: event.url.searchParams.has('second') || watched.scanned !== null,
		broadcast: await asBroadcast(show, !watched.replay, locale)
	};
};

export const actions: Actions = actsOf();
