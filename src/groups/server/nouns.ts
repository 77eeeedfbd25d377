import type { Front, Noun } from '#kernel/noun.ts';
import { every, front } from '#kernel/server/nouns.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { groupKindName } from '../kinds.ts';
import { hideGroup, reportedGroup } from './hiding.ts';
import { groupBySlug, publicGroups } from './reading.ts';
import { findGroups } from './search.ts';

const group: Noun = {
	kind: 'group',
	name: m.groups_noun,
	page: {
		path: '/groups',
		all: async () =>
			(await every(async (some) => (await publicGroups(some)).groups)).map(({ slug, updatedAt }) => ({
				slug,
				changed: updatedAt
			})),
		poster: async (slug, locale) => {
			const { kind, title, summary, placeName, site } = await groupBySlug(slug);
			const lines = [placeName ?? site, say(summary, locale).text];
			return { area: 'network', kicker: groupKindName(kind, locale), title: say(title, locale).text, lines };
		}
	},
	search: { name: m.groups_title, place: 59, find: (asked, _, __, on) => findGroups(asked, on) },
	report: { find: reportedGroup, hide: (tx, id, by) => hideGroup(tx, id, by) }
};

export const nouns: readonly Noun[] = [
	group,
	{ kind: 'group_member', name: m.groups_noun_member },
	{ kind: 'group_participant', name: m.groups_noun_participant },
	{ kind: 'group_task', name: m.groups_noun_task },
	{ kind: 'group_decision', name: m.groups_noun_decision },
	{ kind: 'group_deliverable', name: m.groups_noun_deliverable },
	{ kind: 'group_document', name: m.groups_noun_document }
];

export const fronts: readonly Front[] = [front('/groups', 'network', m.groups_title, m.groups_lede)];
