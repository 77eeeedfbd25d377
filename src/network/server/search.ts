import { type RawBuilder, sql } from 'kysely';
import { seenBy } from '#kernel/identity/server/visibility.ts';
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

type Reader = Readonly<{ id: string }> | null;

const never = sql`null::timestamptz as at`;

/** Organisations that a text finds, by their words or, with `near`, by names that are spelt nearly so. */
export function findOrganizations(asked: Looked, near: boolean, on: Tx): Promise<Findings> {
	const name = sql<string>`name`;
	return ranked(
		sql`select id, sectors, ${never}, ${near ? nearness(name, asked) : weigh('words', asked)} as score
			from network.organization where deleted_at is null and ${near ? resembles(name, asked) : holds('words', asked)}`,
		sql`select 'organization' as kind, '/network/' || slug as path, jsonb_build_object('source', 'fr', 'fr', name) as title,
				sentence as summary, picture
			from network.organization where id = hit.id`,
		asked,
		on
	);
}

/** Works that a text finds, by their words or, with `near`, by titles that are spelt nearly so. */
export function findWorks(asked: Looked, near: boolean, on: Tx): Promise<Findings> {
	const title = sourceOf('title');
	return ranked(
		sql`select id, sectors, ${never}, ${near ? nearness(title, asked) : weigh('words', asked)} as score
			from network.work
			where published_at is not null and deleted_at is null and ${near ? resembles(title, asked) : holds('words', asked)}`,
		sql`select 'work' as kind, '/gallery/' || slug as path, title, summary, pictures -> 0 as picture from network.work where id = hit.id`,
		asked,
		on
	);
}

/**
 * Persons whom a text finds, as far as the reader sees them: by the name, or by the profile when it is shown to that reader. What is hidden is
 * neither shown nor searched.
 */
export function findPeople(asked: Looked, viewer: Reader, near: boolean, on: Tx): Promise<Findings> {
	const name = sql<string>`name`;
	// `offset 0` keeps the planner from walking through the profiles first: the words are what few rows have
	const named = sql`select id as person, ${near ? nearness(name, asked) : weigh('words', asked)} as score
		from identity.person where ${near ? resembles(name, asked) : holds('words', asked)} offset 0`;
	const told = sql`select person, ${weigh('words', asked)} as score from network.profile where ${holds('words', asked)} offset 0`;
	const shown = seenBy(viewer, 'p.person', 'profile');
	const seen = seenBy(viewer, 'p.person', 'name');
	const byName = published(named, seen);
	const byProfile = published(told, sql`${seen} and ${shown}`);
	return ranked(
		sql`select id, '{}'::text[] as sectors, ${never}, max(score) as score
			from (${near ? byName : sql`${byName} union all ${byProfile}`}) each_way group by id`,
		sql`select 'person' as kind, '/people/' || p.slug as path, jsonb_build_object('source', 'fr', 'fr', w.name) as title,
				case when ${shown} then p.headline end as summary, case when ${shown} then p.picture end as picture
			from identity.person w join network.profile p on p.person = w.id where w.id = hit.id`,
		asked,
		on
	);
}

const published = (hits: RawBuilder<unknown>, visible: RawBuilder<unknown>) => sql`
	(select p.person as id, found.score from (${hits}) found join network.profile p on p.person = found.person
	where p.published_at is not null and p.deleted_at is null and ${visible} limit ${sql.lit(MOST_FOUND)})`;
