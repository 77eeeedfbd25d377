import type { Noun } from '#kernel/noun.ts';
import { m } from '#messages';
import { briefKindName } from '../../briefs/brief.ts';
import { briefFor, briefsFor } from './reading.ts';

const brief: Noun = {
	kind: 'brief',
	name: m.briefs_noun,
	page: {
		path: '/venture/briefs',
		all: async () => (await briefsFor(null)).map(({ id, updatedAt }) => ({ slug: id, changed: updatedAt })),
		poster: async (id, locale) => {
			const { title, kind, company, locality } = await briefFor(null, id);
			return { area: 'venture', kicker: briefKindName(kind, locale), title, lines: [company, locality ?? ''] };
		}
	}
};

export const briefNouns: readonly Noun[] = [brief];
