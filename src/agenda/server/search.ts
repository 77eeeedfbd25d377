import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import {
	type Findings,
	holds,
	type Looked,
	nearness,
	ranked,
	resembles,
	sourceOf,
	weigh
} from '#kernel/server/text-search.ts';

/**
 * Activities that a text finds, by their words or the themes of their séances or, with `near`, by titles that are spelt nearly so; what is still to
 * come weighs twice what is over.
 */
export function findOfferings(asked: Looked, near: boolean, on: Tx): Promise<Findings> {
	const title = sourceOf('f.title');
	const byWords = sql`(select f.id, ${near ? nearness(title, asked) : weigh('f.words', asked)} as score from agenda.offering f
		where f.published_at is not null and ${near ? resembles(title, asked) : holds('f.words', asked)} limit 1000)`;
	const byTheme = sql`(select o.offering as id, ${weigh('o.words', asked)} as score from agenda.occurrence o
		where o.theme is not null and ${holds('o.words', asked)} limit 1000)`;
	return ranked(
		sql`select 'offering' as kind, f.id, '/agenda/' || f.slug as path, f.title, f.summary, f.picture, next.at, f.sectors,
				hit.score * case when next.at is null then 1 else 2 end as score
			from (select id, max(score) as score from (${near ? byWords : sql`${byWords} union all ${byTheme}`}) every group by id) hit
			join agenda.offering f on f.id = hit.id
			left join lateral (select min(o.starts_at) as at from agenda.occurrence o
				where o.offering = f.id and o.starts_at > now() and o.status = 'scheduled') next on true
			where f.published_at is not null`,
		asked,
		on
	);
}
