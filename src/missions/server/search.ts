import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { type Findings, holds, type Looked, ranked, weigh } from '#kernel/server/text-search.ts';

/** Announced missions that a text finds by their words. */
export const findMissions = (asked: Looked, on: Tx): Promise<Findings> =>
	ranked(
		sql`select id, sectors, null::timestamptz as at, ${weigh('words', asked)} as score
			from missions.mission where state <> 'draft' and published_at is not null and ${holds('words', asked)}`,
		sql`select 'mission' as kind, '/missions/' || slug as path, title, summary, null::jsonb as picture from missions.mission where id = hit.id`,
		asked,
		on
	);
