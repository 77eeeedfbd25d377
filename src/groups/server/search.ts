import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { type Findings, holds, type Looked, ranked, weigh } from '#kernel/server/text-search.ts';
import { isPublic } from './reading.ts';

/** Groups that everybody may read about and that a text finds by their words. */
export const findGroups = (asked: Looked, on: Tx): Promise<Findings> =>
	ranked(
		sql`select id, sectors, null::timestamptz as at, ${weigh('words', asked)} as score
			from groups.circle g where ${isPublic} and ${holds('words', asked)}`,
		sql`select 'group' as kind, '/groups/' || slug as path, title, summary, null::jsonb as picture from groups.circle where id = hit.id`,
		asked,
		on
	);
