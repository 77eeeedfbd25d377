import type { Front, Noun, Subject } from '#kernel/noun.ts';
import { front } from '#kernel/server/nouns.ts';
import { span } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { publishedShow } from './index.ts';

export const nouns: readonly Noun[] = [
	{
		kind: 'show',
		name: m.stage_noun_show,
		// on no map of the site: shows are listed where they are watched
		page: { path: '/antenne', all: async () => [], poster: showPoster }
	},
	{ kind: 'film', name: m.stage_noun_film },
	{ kind: 'station', name: m.stage_noun_station },
	{ kind: 'silence', name: m.stage_noun_silence },
	{ kind: 'reply', name: m.stage_noun_reply }
];

export const fronts: readonly Front[] = [front('/antenne', 'stage', m.antenne_title, m.antenne_lede)];

async function showPoster(id: string, locale: Locale): Promise<Subject> {
	const { listing, stations } = await publishedShow(id);
	const { startsAt, endsAt, timeZone, theme } = listing.occurrence;
	const lines = [span(startsAt, endsAt, locale, timeZone), stations.map(({ name }) => name).join(' + ')];
	const title = say(theme ?? listing.offering.title, locale).text;
	return { area: 'stage', kicker: m.antenne_title({}, { locale }), title, lines };
}
