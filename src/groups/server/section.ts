import type { Section } from '#kernel/section.ts';
import { m } from '#messages';
import { fronts, nouns } from './nouns.ts';
import { groupData } from './open-data.ts';
import { concerned } from './topics.ts';

/** The team makes the first, and enters those that are for their members only, while it has not put the section off. */
const keeps = `exists (select from identity.role where person = $1 and role in ('admin', 'coordinator') and revoked_at is null)
	and exists (select from groups.circle) and coalesce((select value ->> 'groups' from kernel.setting where key = 'sections'), 'true') <> 'false'`;

export const section: Section = {
	key: 'groups',
	name: m.groups_title,
	text: m.groups_section,
	paths: ['/groups'],
	desk: ['/desk/groups'],
	own: { paths: ['/me/groups'], holds: `${concerned} or (${keeps})` },
	filled: "exists (select from groups.circle where state <> 'draft' and public and hidden_at is null)",
	ahead: "(select count(*) from groups.member where state in ('invited', 'asked'))::int",
	...{ nouns, fronts, open: [groupData] }
};
