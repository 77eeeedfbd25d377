import { redirect } from '@sveltejs/kit';
import { href, parseAddress } from '#kernel/address.ts';
import { isLocale } from '#kernel/words.ts';
import { actsOf } from '#stage/pages/antenne/acts.server.ts';
import { watchedOf } from '#stage/pages/antenne/watched.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The room of a show in a station's own page: `?station=` is whose, `?lang=` in which language. */
export const load: PageServerLoad = async (event) => {
	const { url, params } = event;
	const asked = url.searchParams.get('lang');
	const spoken = isLocale(asked) ? asked : event.locals.locale;
	if (parseAddress(url.pathname)?.locale !== spoken)
		redirect(307, href(`/embed/antenne/${params.show}`, spoken) + url.search);
	const { watched } = await watchedOf(event, true);
	return {
		bare: true,
		watched,
		light: url.searchParams.has('light'),
		second: url.searchParams.has('second'),
		station: watched.stations.find(({ slug }) => slug === watched.station) ?? watched.stations[0] ?? null
	};
};

export const actions: Actions = actsOf(true);
