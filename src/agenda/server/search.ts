import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import {
	type Findings,
	holds,
	type Looked,
	MOST_FOUND,
	nearness,
	ranked,
	resembles,
	sourceOf,
	weigh
} from '#kernel/server/text-search.ts';

/**
 * Activities that a text finds, by their words, the themes of their séances or what is on their programme or, with `near`, by titles that are spelt
 * nearly so; what is still to come weighs twice what is over.
 */
export function findOfferings(asked: Looked, near: boolean, on: Tx): Promise<Findings> {
	const title = sourceOf('title');
	const byWords = sql`(select id, ${near ? nearness(title, asked) : weigh('words', asked)} as score from agenda.offering
		where published_at is not null and ${near ? resembles(title, asked) : holds('words', asked)} limit ${sql.lit(MOST_FOUND)})`;
	const byTheme = sql`(select offering as id, ${weigh('words', asked)} as score from agenda.occurrence
		where theme is not null and not apart and ${holds('words', asked)} limit ${sql.lit(MOST_FOUND)})`;
	const byItem = sql`(select offering as id, ${weigh('words', asked)} as score from agenda.item
		where deleted_at is null and ${holds('words', asked)} limit ${sql.lit(MOST_FOUND)})`;
	return ranked(
		sql`select f.id, f.sectors, next.at, hits.score * case when next.at is null then 1 else 2 end as score
			from (select id, max(score) as score from (${near ? byWords : sql`${byWords} union all ${byTheme} union all ${byItem}`}) every group by id) hits
			join agenda.offering f on f.id = hits.id
			left join lateral (select min(o.starts_at) as at from agenda.occurrence o
				where o.offering = f.id and o.starts_at > now() and o.status = 'scheduled' and not o.apart) next on true
			where f.published_at is not null`,
		sql`select 'offering' as kind, '/agenda/' || slug as path, title, summary, picture from agenda.offering where id = hit.id`,
		asked,
		on
	);
}
