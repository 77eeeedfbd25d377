import type { Section } from '#kernel/section.ts';
import { m } from '#messages';
import { announces } from './announces.ts';
import { fronts, nouns } from './nouns.ts';
import { proposalData } from './open-data.ts';
import { proposalOperations } from './operations.ts';
import { talkOperations } from './talk-operations.ts';

/** Of `identity.role h`: a role of hers by which she answers for an organisation. */
const hosts = (column: string) =>
	`exists (select from identity.role h where h.person = $1 and h.scope = ${column} and h.role in ('director', 'partner') and h.revoked_at is null)`;

/** Somebody's own: a proposal, or a talk about one, of an organisation that she answers for. */
const hers = `exists (select from partnering.proposal p where ${hosts('p.organization')})
	or exists (select from partnering.interest i where ${hosts('i.organization')})`;

/** Somebody writes the first: while the team has not put the section off, whoever answers for an organisation, and the team. */
const begins = `exists (select from identity.role where person = $1 and role in ('director', 'partner', 'admin', 'coordinator') and revoked_at is null)
	and coalesce((select value ->> 'partnering' from kernel.setting where key = 'sections'), 'true') <> 'false'`;

export const section: Section = {
	key: 'partnering',
	name: m.partnering_title,
	text: m.partnering_section,
	paths: ['/partnering'],
	// what letters lead to: a question whether it still holds, what became of an agreement, and the talks of whoever has no account
	promised: ['/partnering/renew', '/partnering/after', '/partnering/invited', '/partnering/abroad'],
	desk: ['/desk/partnering'],
	own: { paths: ['/me/partnering'], holds: `${hers} or (${begins})` },
	filled: "exists (select from partnering.proposal where state <> 'draft')",
	ahead: "(select count(*) from partnering.interest where state = 'asked')::int",
	...{ nouns, fronts, open: [proposalData], operations: [...proposalOperations, ...talkOperations], announces }
};
