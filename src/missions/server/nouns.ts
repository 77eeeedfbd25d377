import type { Front, Noun } from '#kernel/noun.ts';
import { every, front } from '#kernel/server/nouns.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { announced, missionBySlug } from './reading.ts';
import { findMissions } from './search.ts';

const mission: Noun = {
	kind: 'mission',
	name: m.missions_noun,
	page: {
		path: '/missions',
		all: async () =>
			(await every(async (some) => (await announced(some)).missions)).map(({ slug, updatedAt }) => ({
				slug,
				changed: updatedAt
			})),
		poster: async (slug, locale) => {
			const { title, locality, summary } = await missionBySlug(slug);
			const kicker = m.missions_noun({}, { locale });
			return { area: 'venture', kicker, title: say(title, locale).text, lines: [locality, say(summary, locale).text] };
		}
	},
	search: { name: m.missions_title, place: 58, find: (asked, _, __, on) => findMissions(asked, on) }
};

export const nouns: readonly Noun[] = [
	mission,
	{ kind: 'mission_traveller', name: m.missions_noun_traveller },
	{ kind: 'mission_meeting', name: m.missions_noun_meeting }
];

export const fronts: readonly Front[] = [front('/missions', 'venture', m.missions_title, m.missions_lede)];
