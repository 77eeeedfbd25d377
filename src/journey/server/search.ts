import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { type Findings, holds, type Looked, ranked, weigh } from '#kernel/server/text-search.ts';

/** Stories that can be played, which a text finds by their titles and what they are about. */
export function findStories(asked: Looked, on: Tx): Promise<Findings> {
	const stories = sql`(select s.id, s.slug, v.told -> 'title' as title, v.told -> 'summary' as summary,
			setweight(kernel.text_vector(v.told -> 'title'), 'A') || setweight(kernel.text_vector(v.told -> 'summary'), 'B') as words
		from journey.story s join journey.story_version v on v.story = s.id and v.state = 'live') stories`;
	return ranked(
		sql`select id, '{}'::text[] as sectors, null::timestamptz as at, ${weigh('words', asked)} as score from ${stories} where ${holds('words', asked)}`,
		sql`select 'story' as kind, '/journey/' || slug as path, title, summary, null::jsonb as picture from ${stories} where id = hit.id`,
		asked,
		on
	);
}
