import type { Section } from '#kernel/section.ts';
import { m } from '#messages';
import { fronts, nouns } from './nouns.ts';
import { groupData } from './open-data.ts';
import { concerned } from './topics.ts';

export const section: Section = {
	key: 'groups',
	name: m.groups_title,
	text: m.groups_section,
	paths: ['/groups'],
	desk: ['/desk/groups'],
	own: { paths: ['/me/groups'], holds: concerned },
	filled: "exists (select from groups.circle where state <> 'draft' and public)",
	ahead: "(select count(*) from groups.member where state in ('invited', 'asked'))::int",
	...{ nouns, fronts, open: [groupData] }
};
