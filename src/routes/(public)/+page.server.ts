import { type OccurrenceRow, rowOf } from '#agenda';
import { upcoming } from '#agenda/server';
import type { HomePart } from '#editorial';
import { home, latestNews } from '#editorial/server';
import { weeks } from '#impact/server';
import { publishedStories } from '#journey/server';
import { hub } from '#kernel/server/hub.ts';
import { shownToAll } from '#kernel/server/kept/kept.ts';
import { ifOpen } from '#kernel/server/sections.ts';
import type { Locale } from '#kernel/words.ts';
import type { PageServerLoad } from './$types';

const [YEAR, NEWS] = [53, 3];

export const load: PageServerLoad = ({ locals: { locale } }) => shownToAll('home', locale, () => read(locale));

async function read(locale: Locale) {
	const now = new Date();
	const parts = (await home()).filter(({ shown }) => shown).map(({ part }) => part);
	const has = (part: HomePart) => parts.includes(part);
	const [{ claim, intro, region }, listings, facts, news, [story]] = await Promise.all([
		hub(),
		has('agenda') ? upcoming({ from: now, limit: 5 }) : [],
		has('pulse') ? weeks(YEAR, now) : [],
		has('news') ? ifOpen('news', () => latestNews({ limit: NEWS, now }), []) : [],
		has('story') ? ifOpen('journey', () => publishedStories(locale), []) : []
	]);
	return {
		...{ claim, intro, region, parts },
		news,
		listings: listings.map((listing) => withoutId(rowOf(listing, locale))),
		weeks: facts,
		story: story && {
			path: `/journey/${story.story}`,
			title: story.title,
			summary: story.summary,
			cover: story.cover,
			lang: story.lang
		}
	};
}

/** Nothing on this page is found by it, and there is nothing that compresses worse. */
const withoutId = ({ occurrence: { id: _, ...occurrence }, ...row }: OccurrenceRow) => ({ ...row, occurrence });
