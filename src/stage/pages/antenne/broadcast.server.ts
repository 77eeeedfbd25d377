import { asEvent } from '#agenda';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { isSectionOpen } from '#kernel/server/sections.ts';
import type { Locale } from '#kernel/words.ts';
import type { Show } from '../../index.ts';

/** A show as schema.org says it (`BroadcastEvent`), for the machines that read its page. */
export async function asBroadcast({ id, listing, stations }: Show, live: boolean, locale: Locale) {
	const path = `/antenne/${id}`;
	const url = publicUrl() + href(path, locale);
	const at = { url, hubUrl: publicUrl(), locale, path, rooms: await isSectionOpen('spaces') };
	const about = asEvent(listing.offering, listing.occurrence, at);
	const { name, description, startDate, endDate, inLanguage } = about;
	return {
		'@context': 'https://schema.org',
		'@type': 'BroadcastEvent',
		...{ name, description, startDate, endDate, url, inLanguage },
		isLiveBroadcast: live,
		publishedOn: stations.map(({ name }) => ({ '@type': 'BroadcastService', name })),
		broadcastOfEvent: about
	};
}
