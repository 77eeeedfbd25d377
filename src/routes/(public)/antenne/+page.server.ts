import { sameForAll } from '#kernel/server/kept/kept.ts';
import { type Locale, said } from '#kernel/words.ts';
import { type ListedShow, showsOnAntenna } from '#stage/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { locale } }) => sameForAll(`antenne ${locale}`, () => read(locale));

async function read(locale: Locale) {
	const now = new Date();
	const { live, coming, past } = await showsOnAntenna(now);
	const shown = (shows: readonly ListedShow[]) => shows.map((show) => cardOf(show, locale));
	return { area: 'stage' as const, now: now.getTime(), live: shown(live), coming: shown(coming), past: shown(past) };
}

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
