import type { Noun, Occasion, Subject } from '#kernel/noun.ts';
import { front } from '#kernel/server/nouns.ts';
import { initial, type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { spaceKindName } from '../kinds.ts';
import { spaceById, spaceBySlug, spaces } from './reading.ts';
import { reservationsById } from './reservations.ts';
import { findSpaces } from './search.ts';
import { trashSpace } from './spaces.ts';

const space: Noun = {
	kind: 'space',
	name: m.spaces_noun_space,
	page: {
		path: '/spaces',
		all: async () => (await spaces()).map(({ slug, updatedAt }) => ({ slug, changed: updatedAt })),
		poster: spacePoster
	},
	search: {
		name: m.spaces_title,
		place: 45,
		find: (asked, _, near, on) => findSpaces(asked, near, on)
	},
	report: {
		find: async (id, locale) => {
			const { name, slug, deletedAt } = await spaceById(id);
			return { name: say(name, locale).text, path: `/spaces/${slug}`, shown: !deletedAt };
		},
		hide: (tx, id, by) => trashSpace(tx, id, true, by)
	}
};

const reservation: Noun = { kind: 'reservation', name: m.spaces_noun_reservation, occasion: occasionsOf };

const passage: Noun = {
	kind: 'passage',
	name: m.day_noun_passage,
	occasion: async (ids, locale) => {
		const path = '/desk/spaces';
		const its = { title: initial(m.day_noun_passage({}, { locale })), path, deskPath: path, shown: false };
		return new Map(ids.map((id) => [id, its]));
	}
};

export const nouns: readonly Noun[] = [
	space,
	reservation,
	passage,
	{ kind: 'lease', name: m.spaces_noun_lease },
	{ kind: 'contract', name: m.plans_noun_contract },
	{ kind: 'statement', name: m.plans_noun_statement },
	{ kind: 'loan', name: m.kits_noun_loan },
	{ kind: 'induction', name: m.machines_noun_induction },
	{ kind: 'maintenance', name: m.machines_noun_maintenance }
];

/** The pages that are no noun's. */
export const fronts = [front('/spaces', 'venture', m.spaces_title, m.spaces_lede)];

async function occasionsOf(ids: readonly string[], locale: Locale): Promise<Map<string, Occasion>> {
	const found = await reservationsById(ids);
	const words = initial(m.spaces_noun_reservation({}, { locale }));
	const path = (id: string) => `/desk/spaces/reservations/${id}`;
	return new Map(
		found.map(({ id, purpose }) => [id, { title: purpose ?? words, path: path(id), deskPath: path(id), shown: false }])
	);
}

async function spacePoster(slug: string, locale: Locale): Promise<Subject> {
	const { name, kind, sentence, place } = await spaceBySlug(slug);
	const lines = [sentence ? say(sentence, locale).text : '', place.name, place.locality ?? ''];
	return { area: 'venture', kicker: spaceKindName(kind, locale), title: say(name, locale).text, lines };
}
