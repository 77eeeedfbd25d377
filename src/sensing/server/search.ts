import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { type Findings, holds, type Looked, nearness, ranked, resembles, weigh } from '#kernel/server/text-search.ts';

/** Things that everybody sees and that a text finds by their words or, with `near`, by names that are spelt nearly so. */
export function findThings(asked: Looked, near: boolean, on: Tx): Promise<Findings> {
	const name = sql<string>`name`;
	return ranked(
		sql`select id, '{}'::text[] as sectors, null::timestamptz as at, ${near ? nearness(name, asked) : weigh('words', asked)} as score
			from sensing.thing where seen = 'public' and ${near ? resembles(name, asked) : holds('words', asked)}`,
		sql`select 'thing' as kind, '/sensors/' || slug as path, jsonb_build_object('source', 'fr', 'fr', name) as title,
			jsonb_build_object('source', 'fr', 'fr', description) as summary, null::jsonb as picture from sensing.thing where id = hit.id`,
		asked,
		on
	);
}
