import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { type Findings, holds, type Looked, ranked, weigh } from '#kernel/server/text-search.ts';
import { standingKinds } from '../page.ts';
import { standingTitle } from './standing.ts';

/** Published news that a text finds by their words. */
export const findNews = (asked: Looked, on: Tx): Promise<Findings> =>
	ranked(
		sql`select id, sectors, null::timestamptz as at, ${weigh('words', asked)} as score
			from editorial.news where published_at <= now() and trashed_at is null and ${holds('words', asked)}`,
		sql`select 'news' as kind, '/news/' || slug as path, title, summary, picture from editorial.news where id = hit.id`,
		asked,
		on
	);

/** Published pages that a text finds by their words; one that the team has not written yet, by the title that the program gives it. */
export function findPages(asked: Looked, on: Tx): Promise<Findings> {
	const standing = JSON.stringify(standingKinds.map((kind) => ({ kind, title: standingTitle(kind) })));
	const pages = sql`(select id, slug, coalesce(p.title, given.title) as title,
			case when p.title is null then setweight(kernel.text_vector(given.title), 'A') else words end as words
		from editorial.page p left join jsonb_to_recordset(${standing}::jsonb) as given(kind text, title jsonb) on given.kind = p.kind
		where published_at is not null and trashed_at is null) pages`;
	return ranked(
		sql`select id, '{}'::text[] as sectors, null::timestamptz as at, ${weigh('words', asked)} as score from ${pages} where ${holds('words', asked)}`,
		sql`select 'page' as kind, '/pages/' || slug as path, title, null::jsonb as summary, null::jsonb as picture from ${pages} where id = hit.id`,
		asked,
		on
	);
}
