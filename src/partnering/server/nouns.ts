import type { Front, Noun } from '#kernel/noun.ts';
import { every, front } from '#kernel/server/nouns.ts';
import { m } from '#messages';
import { directionName, proposalKindName } from '../kinds.ts';
import { proposalFor, proposals } from './reading.ts';
import { hideReported, reportedProposal } from './reporting.ts';
import { findProposals } from './search.ts';

const proposal: Noun = {
	kind: 'partnering_proposal',
	name: m.partnering_noun,
	page: {
		path: '/partnering',
		all: async () =>
			(await every(async (some) => (await proposals(null, {}, some)).proposals)).map(({ id, updatedAt }) => ({
				slug: id,
				changed: updatedAt
			})),
		poster: async (id, locale) => {
			const { title, direction, kind, organization, locality } = await proposalFor(null, id);
			const kicker = `${directionName(direction, locale)} · ${proposalKindName(kind, locale)}`;
			return { area: 'network', kicker, title, lines: [organization?.name ?? '', locality ?? ''] };
		}
	},
	search: { name: m.partnering_title, place: 57, find: (asked, _, near, on) => findProposals(asked, near, on) },
	report: { find: reportedProposal, hide: (tx, id, by) => hideReported(tx, id, by) }
};

export const nouns: readonly Noun[] = [
	proposal,
	{ kind: 'partnering_interest', name: m.partnering_noun_interest },
	{ kind: 'partnering_outside', name: m.partnering_noun_outside },
	{ kind: 'partnering_agreement', name: m.partnering_noun_agreement }
];

export const fronts: readonly Front[] = [front('/partnering', 'network', m.partnering_title, m.partnering_lede)];
