import { asEvent } from '#agenda';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { actsOf } from '#stage/pages/antenne/acts.server.ts';
import { watchedOf } from '#stage/pages/antenne/watched.server.ts';
import { pollsAreSilent } from '#stage/server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locale } = event.locals;
	const [{ show, watched }, silence] = await Promise.all([watchedOf(event), pollsAreSilent()]);
	const { occurrence, offering } = show.listing;
	const url = publicUrl() + href(`/antenne/${show.id}`, locale);
	const about = asEvent(offering, occurrence, { url, hubUrl: publicUrl(), locale });
	const { summary, slug, fictional } = offering;
	return {
		area: 'stage',
		watched,
		silence: watched.replay ? null : silence,
		offering: { summary, slug, fictional, organization: offering.organization.name },
		occurrence,
		light: event.url.searchParams.has('light'),
		second: event.url.searchParams.has('second') || watched.scanned !== null,
		broadcast: {
			'@context': 'https://schema.org',
			'@type': 'BroadcastEvent',
			name: about.name,
			description: about.description,
			isLiveBroadcast: !watched.replay,
			startDate: about.startDate,
			endDate: about.endDate,
			url,
			inLanguage: about.inLanguage,
			publishedOn: show.stations.map(({ name }) => ({ '@type': 'BroadcastService', name })),
			broadcastOfEvent: about
		}
	};
};

export const actions: Actions = actsOf();
