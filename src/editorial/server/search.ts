import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { type Findings, holds, type Looked, ranked, weigh } from '#kernel/server/text-search.ts';

/** Published news that a text finds by their words. */
export const findNews = (asked: Looked, on: Tx): Promise<Findings> =>
	ranked(
		sql`select id, sectors, null::timestamptz as at, ${weigh('words', asked)} as score
			from editorial.news where published_at <= now() and trashed_at is null and ${holds('words', asked)}`,
		sql`select 'news' as kind, '/news/' || slug as path, title, summary, picture from editorial.news where id = hit.id`,
		asked,
		on
	);

/** Published pages that a text finds by their words. */
export const findPages = (asked: Looked, on: Tx): Promise<Findings> =>
	ranked(
		sql`select id, '{}'::text[] as sectors, null::timestamptz as at, ${weigh('words', asked)} as score
			from editorial.page where published_at is not null and trashed_at is null and title is not null and ${holds('words', asked)}`,
		sql`select 'page' as kind, '/pages/' || slug as path, title, null::jsonb as summary, null::jsonb as picture from editorial.page where id = hit.id`,
		asked,
		on
	);
