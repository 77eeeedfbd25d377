import type { Front, Noun } from '#kernel/noun.ts';
import { every, front } from '#kernel/server/nouns.ts';
import { m } from '#messages';
import { findThings } from './search.ts';
import { publicThings, thingBySlug, whereOf } from './things.ts';

const thing: Noun = {
	kind: 'thing',
	name: m.sensing_noun_thing,
	page: {
		path: '/sensors',
		all: async () => (await every(async (some) => (await publicThings(some)).things)).map(({ slug }) => ({ slug })),
		poster: async (slug, locale) => {
			const its = await thingBySlug(slug, null);
			const where = whereOf(its, locale);
			const lines = where ? [where] : [];
			return { area: 'city', kicker: m.sensing_title({}, { locale }), title: its.name, lines };
		}
	},
	search: { name: m.sensing_title, place: 46, find: (asked, _, near, on) => findThings(asked, near, on) }
};

export const nouns: readonly Noun[] = [
	thing,
	{ kind: 'datastream', name: m.sensing_noun_stream },
	{ kind: 'threshold', name: m.sensing_noun_threshold }
];

export const fronts: readonly Front[] = [front('/sensors', 'city', m.sensing_title, m.sensing_lede)];
