import { sameForAll } from '#kernel/server/kept/kept.ts';
import { type Locale, said } from '#kernel/words.ts';
import { type ListedShow, showsOnAntenna } from '#stage/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { locale } }) => {
	const { now, live, coming, past } = await sameForAll('antenne', async () => {
		const now = new Date();
		return { now, ...(await showsOnAntenna(now)) };
	});
	const shown = (shows: readonly ListedShow[]) => shows.map((show) => cardOf(show, locale));
	return { area: 'stage', now: now.getTime(), live: shown(live), coming: shown(coming), past: shown(past) };
};

/** What a list shows of a show, in one language. */
function cardOf({ id, listing: { occurrence, offering }, stations, startedAt, endedAt }: ListedShow, locale: Locale) {
	const { startsAt, endsAt, timeZone, theme } = occurrence;
	return {
		...{ id, startsAt, endsAt, timeZone, stations, startedAt, endedAt },
		title: said(theme ?? offering.title, locale),
		series: theme ? said(offering.title, locale) : null,
		summary: said(offering.summary, locale),
		picture: offering.picture,
		fictional: offering.fictional
	};
}
