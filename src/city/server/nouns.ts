import { ifThere, missing } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import type { Front, Noun } from '#kernel/noun.ts';
import type { Tx } from '#kernel/server/db.ts';
import { front } from '#kernel/server/nouns.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { withdrawn } from './editions.ts';
import { lockTrail, trailById } from './reading.ts';
import { findTrails } from './search.ts';
import { servedAddresses, servedBySlug } from './serving.ts';
import { hideVoice, voiceById } from './voices.ts';

/** Takes it from the public; its team can have it approved again. */
async function hide(tx: Tx, id: string, by: By): Promise<void> {
	const trail = await lockTrail(tx, id);
	if (trail.edition) await withdrawn(tx, trail, by);
}

const trail: Noun = {
	kind: 'trail',
	name: m.city_noun,
	page: {
		path: '/guide',
		all: servedAddresses,
		poster: async (slug, locale) => {
			const { title, summary, organization } = (await servedBySlug(slug)).manifest;
			const lines = [organization.name, say(summary, locale).text];
			return { area: 'city', kicker: m.city_title({}, { locale }), title: say(title, locale).text, lines };
		}
	},
	search: { name: m.city_trails, place: 15, find: (asked, _, __, on) => findTrails(asked, on) },
	report: {
		find: async (id, locale) => {
			const its = await trailById(id);
			// what was never published was read by nobody
			if (!its.editions) throw missing();
			return { name: say(its.title, locale).text, path: `/guide/${its.slug}`, shown: its.edition !== null };
		},
		hide
	}
};

/** What a visitor left at a stop: read and reported where it stands. */
const voice: Noun = {
	kind: 'city_voice',
	name: m.city_voice_noun,
	report: {
		find: async (id, locale) => {
			const { trail: of, stop, state, words } = await voiceById(id);
			const its = await trailById(of);
			const served = await ifThere(servedBySlug(its.slug));
			const where = served?.manifest.stops.find((one) => one.id === stop);
			const name = words.slice(0, 60) || m.city_voice_drawing({}, { locale });
			const shown = state === 'shown' && where?.voices === true;
			return { name, path: `/guide/${its.slug}${where ? `/${where.code}` : ''}`, shown };
		},
		hide: hideVoice
	}
};

export const nouns: readonly Noun[] = [trail, voice, { kind: 'ground', name: m.city_noun_ground }];

export const fronts: readonly Front[] = [front('/guide', 'city', m.city_title, m.city_lede)];
