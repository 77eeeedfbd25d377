import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { type Findings, holds, type Looked, nearness, ranked, resembles, weigh } from '#kernel/server/text-search.ts';
import { isPublic } from './reading.ts';

/** Projects that a text finds, by the words that everybody reads of them or, with `near`, by names that are spelt nearly so. */
export function findProjects(asked: Looked, near: boolean, on: Tx): Promise<Findings> {
	const name = sql<string>`name`;
	return ranked(
		sql`select id, array_remove(array[sector], null) as sectors, null::timestamptz as at, ${near ? nearness(name, asked) : weigh('words', asked)} as score
			from venture.project own where ${near ? resembles(name, asked) : holds('words', asked)} and ${isPublic(sql`own.id`)}`,
		sql`select 'project' as kind, '/projects/' || id as path, jsonb_build_object('source', 'fr', 'fr', name) as title,
				jsonb_build_object('source', 'fr', 'fr', sentence) as summary, null::jsonb as picture
			from venture.project where id = hit.id`,
		asked,
		on
	);
}
