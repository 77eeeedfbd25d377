import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { type Findings, holds, type Looked, ranked, weigh } from '#kernel/server/text-search.ts';

/** Published pages, and news where there are some, that a text finds by their words. */
export const findTexts = (asked: Looked, news: boolean, on: Tx): Promise<Findings> =>
	ranked(
		sql`select id, sectors, null::timestamptz as at, ${weigh('words', asked)} as score
			from editorial.news where ${news} and published_at <= now() and trashed_at is null and ${holds('words', asked)}
			union all
			select id, '{}', null, ${weigh('words', asked)}
			from editorial.page where published_at is not null and trashed_at is null and title is not null and ${holds('words', asked)}`,
		sql`select 'news' as kind, '/news/' || slug as path, title, summary, picture from editorial.news where id = hit.id
			union all
			select 'page', '/pages/' || slug, title, null, null from editorial.page where id = hit.id`,
		asked,
		on
	);
