import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { type Findings, holds, type Looked, nearness, ranked, resembles, weigh } from '#kernel/server/text-search.ts';
import { authors, isPublic } from './reading.ts';

/** Proposals that everybody may see and that a text finds, by their own words or, with `near`, by titles that are spelt nearly so; never by whose they are. */
export function findProposals(asked: Looked, near: boolean, on: Tx): Promise<Findings> {
	const title = sql<string>`title`;
	return ranked(
		sql`select own.id, own.sectors, null::timestamptz as at, ${near ? nearness(title, asked) : weigh('words', asked)} as score
			from partnering.proposal own where ${near ? resembles(title, asked) : holds('words', asked)}
				and exists (select from partnering.proposal p join ${authors} c on c.id = p.author where p.id = own.id and ${isPublic})`,
		sql`select 'partnering_proposal' as kind, '/partnering/' || id as path, jsonb_build_object('source', 'fr', 'fr', title) as title,
				jsonb_build_object('source', 'fr', 'fr', left(needs, 200)) as summary, null::jsonb as picture
			from partnering.proposal where id = hit.id`,
		asked,
		on
	);
}
