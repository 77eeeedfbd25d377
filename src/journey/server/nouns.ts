import type { Front, Noun } from '#kernel/noun.ts';
import { nothingFound } from '#kernel/server/text-search.ts';
import { m } from '#messages';
import { publishedStories } from './index.ts';
import { findStories } from './search.ts';

export const nouns: readonly Noun[] = [
	{
		kind: 'story',
		name: m.journey_noun_story,
		page: { path: '/journey', all: async () => (await publishedStories('fr')).map(({ story }) => ({ slug: story })) },
		search: {
			name: m.journey_front_title,
			place: 50,
			find: async (asked, _, near, on) => (near ? nothingFound : findStories(asked, on))
		}
	},
	{ kind: 'run', name: m.journey_noun_run },
	{ kind: 'quest', name: m.journey_noun_quest },
	{ kind: 'review', name: m.journey_noun_review },
	{ kind: 'host', name: m.journey_noun_host },
	{ kind: 'meeting', name: m.journey_noun_meeting },
	{ kind: 'testimony', name: m.journey_noun_testimony }
];

export const fronts: readonly Front[] = [{ path: '/journey' }];
