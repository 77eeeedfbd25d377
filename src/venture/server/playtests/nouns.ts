import type { Noun } from '#kernel/noun.ts';
import { m } from '#messages';
import { playtestFor, playtestsFor } from './reading.ts';

const playtest: Noun = {
	kind: 'playtest',
	name: m.playtests_noun,
	page: {
		path: '/venture/playtests',
		all: async () => (await playtestsFor(null)).map(({ id, updatedAt }) => ({ slug: id, changed: updatedAt })),
		poster: async (id, locale) => {
			const { title, company, seeks } = await playtestFor(null, id);
			return { area: 'venture', kicker: m.playtests_noun({}, { locale }), title, lines: [company, seeks] };
		}
	}
};

export const playtestNouns: readonly Noun[] = [playtest];
