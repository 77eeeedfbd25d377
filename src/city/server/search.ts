import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { type Findings, holds, type Looked, ranked, weigh } from '#kernel/server/text-search.ts';

/** Trails that everybody reads and that a text finds by the words of their stops. */
export const findTrails = (asked: Looked, on: Tx): Promise<Findings> =>
	ranked(
		sql`select e.id, '{}'::text[] as sectors, null::timestamptz as at, ${weigh('e.words', asked)} as score
			from city.edition e join city.trail t on t.edition = e.id where ${holds('e.words', asked)}`,
		sql`select 'trail' as kind, '/guide/' || t.slug as path, e.title, e.summary, null::jsonb as picture
			from city.edition e join city.trail t on t.edition = e.id where e.id = hit.id`,
		asked,
		on
	);
