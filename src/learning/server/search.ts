import { type RawBuilder, sql } from 'kysely';
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

const timeless = sql`'{}'::text[] as sectors, null::timestamptz as at`;

/** Programmes of study that a text finds, by their words and the titles of their courses or, with `near`, by titles that are spelt nearly so. */
export function findProgrammes(asked: Looked, near: boolean, on: Tx): Promise<Findings> {
	const title = sourceOf('title');
	const byWords = sql`(select id, ${near ? nearness(title, asked) : weigh('words', asked)} as score from learning.programme
		where published_at is not null and ${near ? resembles(title, asked) : holds('words', asked)} limit ${sql.lit(MOST_FOUND)})`;
	const byCourse = sql`(select programme as id, ${weigh('words', asked)} as score from learning.course
		where deleted_at is null and ${holds('words', asked)} limit ${sql.lit(MOST_FOUND)})`;
	return ranked(
		sql`select p.id, ${timeless}, max(hits.score) as score from (${near ? byWords : sql`${byWords} union all ${byCourse}`}) hits
			join learning.programme p on p.id = hits.id where p.published_at is not null group by p.id`,
		sql`select 'programme' as kind, '/learning/programmes/' || slug as path, title, summary, null::jsonb as picture
			from learning.programme where id = hit.id`,
		asked,
		on
	);
}

/** Ways for beginners that a text finds, by their words or, with `near`, by titles that are spelt nearly so. */
export function findWays(asked: Looked, near: boolean, on: Tx): Promise<Findings> {
	const title = sourceOf('title');
	return ranked(
		sql`select id, ${timeless}, ${near ? nearness(title, asked) : weigh('words', asked)} as score from learning.way
			where published_at is not null and ${near ? resembles(title, asked) : holds('words', asked)}`,
		sql`select 'way' as kind, '/learning/ways/' || slug as path, title, summary, null::jsonb as picture from learning.way where id = hit.id`,
		asked,
		on
	);
}

/**
 * What a teacher finds to come with a class, by the words of an activity or by what a class must know of it. It leads to where one books: the next
 * afternoon, or the request of a school.
 */
export function findClasses(asked: Looked, near: boolean, on: Tx): Promise<Findings> {
	const title = sourceOf('title');
	const byWords = sql`(select id, ${near ? nearness(title, asked) : weigh('words', asked)} as score from agenda.offering
		where published_at is not null and id in (select offering from learning.class_offer) and ${near ? resembles(title, asked) : holds('words', asked)} limit ${sql.lit(MOST_FOUND)})`;
	const byAims = sql`(select offering as id, ${weigh('words', asked)} as score from learning.class_offer
		where ${holds('words', asked)} limit ${sql.lit(MOST_FOUND)})`;
	return ranked(
		sql`select f.id, f.sectors, next.at, max(hits.score) as score from (${near ? byWords : sql`${byWords} union all ${byAims}`}) hits
			join learning.class_offer c on c.offering = hits.id join agenda.offering f on f.id = hits.id
			left join lateral (${nextAfternoon(sql`f.id`)}) next on c.at_hub
			where f.published_at is not null and (c.at_school or next.at is not null) group by f.id, next.at`,
		sql`select 'class' as kind, coalesce('/learning/classes/' || next.id, '/learning/classes/ask?activity=' || f.id) as path,
				f.title, f.summary, f.picture
			from agenda.offering f join learning.class_offer c on c.offering = f.id
			left join lateral (${nextAfternoon(sql`f.id`)}) next on c.at_hub where f.id = hit.id`,
		asked,
		on
	);
}

const nextAfternoon = (offering: RawBuilder<unknown>) => sql`
	select o.id, o.starts_at as at from agenda.occurrence o
	where o.offering = ${offering} and o.starts_at > now() and o.status = 'scheduled' and not o.apart order by o.starts_at, o.id limit 1`;
