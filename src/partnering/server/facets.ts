import { sql } from 'kysely';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { db } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { partneringActs } from '../acts.ts';
import type { ProposalAudience, ProposalKind } from '../kinds.ts';
import { partiesOf } from '../reader.ts';
import { seenBy, source } from './reading.ts';
import type { On } from './tables.ts';

type Facets = Readonly<{
	kinds: ReadonlySet<ProposalKind>;
	sectors: ReadonlySet<string>;
	localities: readonly string[];
	languages: ReadonlySet<Locale>;
}>;

/**
 * What there is some of among what a reader may answer: to narrow a list by. A value costs one look into an index, whether one proposal has it or a
 * hundred thousand; of what is for some alone those that are near her are read.
 */
export async function proposalFacets(reader: Viewer | null, on: On = db): Promise<Facets> {
	const { rows } = await sql<{ what: string; value: string }>`
		with recursive known as (
			(select audience, what, value from partnering.facet order by audience, what, value limit 1)
			union all
			select later.* from known k cross join lateral (
				select f.audience, f.what, f.value from partnering.facet f where (f.audience, f.what, f.value) > (k.audience, k.what, k.value)
				order by f.audience, f.what, f.value limit 1) later)
		select k.what, k.value from known k cross join lateral (
			select ${source} join partnering.facet f on f.proposal = p.id
			where (f.audience, f.what, f.value) = (k.audience, k.what, k.value) and p.state = 'open' and ${seenBy(reader)} limit 1) seen
		where k.audience = any(${wholly(reader)}::text[])
		union
		select f.what, f.value ${source} join partnering.facet f on f.proposal = p.id
		where p.id in (${near(reader)}) and p.state = 'open' and ${seenBy(reader)}
		order by what, value`.execute(on);
	const valuesOf = (what: string) => rows.filter((row) => row.what === what).map(({ value }) => value);
	return {
		kinds: new Set(valuesOf('kind') as ProposalKind[]),
		sectors: new Set(valuesOf('sector')),
		localities: valuesOf('locality'),
		languages: new Set(valuesOf('language') as Locale[])
	};
}

/** The audiences of which she sees each proposal, or nearly. */
function wholly(reader: Viewer | null): ProposalAudience[] {
	if (can(reader, partneringActs.keep)) return ['public', 'partners', 'invited'];
	return can(reader, partneringActs.see) ? ['public', 'partners'] : ['public'];
}

/** What she may see for another reason: whose it is, who has answered, who is invited. */
function near(reader: Viewer | null) {
	const own = sql`any(${partiesOf(reader)}::uuid[])`;
	return sql`select id from partnering.proposal where author = ${own}
		union all select proposal from partnering.interest where organization = ${own}
		union all select proposal from partnering.invited where organization = ${own}`;
}
