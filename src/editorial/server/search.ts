import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { type Findings, holds, type Looked, ranked, weigh } from '#kernel/server/text-search.ts';

/** Published news and pages that a text finds by their words. */
export function findTexts(asked: Looked, on: Tx): Promise<Findings> {
	return ranked(
		sql`select 'news' as kind, id, '/news/' || slug as path, title, summary, picture, null::timestamptz as at, sectors,
				${weigh('words', asked)} as score
			from editorial.news where published_at <= now() and trashed_at is null and ${holds('words', asked)}
			union all
			select 'page', id, '/pages/' || slug, title, null, null, null, '{}', ${weigh('words', asked)}
			from editorial.page where published_at is not null and trashed_at is null and title is not null and ${holds('words', asked)}`,
		asked,
		on
	);
}
