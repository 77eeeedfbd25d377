import { type RawBuilder, sql } from 'kysely';
import { seenBy } from '#kernel/identity/server/visibility.ts';
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

type Reader = Readonly<{ id: string }> | null;

/** Organisations that a text finds, by their words or, with `near`, by names that are spelt nearly so. */
export function findOrganizations(asked: Looked, near: boolean, on: Tx): Promise<Findings> {
	const name = sql<string>`name`;
	return ranked(
		sql`select 'organization' as kind, id, '/network/' || slug as path, jsonb_build_object('source', 'fr', 'fr', name) as title,
				sentence as summary, picture, null::timestamptz as at, sectors, ${near ? nearness(name, asked) : weigh('words', asked)} as score
			from network.organization where deleted_at is null and ${near ? resembles(name, asked) : holds('words', asked)}`,
		asked,
		on
	);
}

/** Works that a text finds, by their words or, with `near`, by titles that are spelt nearly so. */
export function findWorks(asked: Looked, near: boolean, on: Tx): Promise<Findings> {
	const title = sourceOf('title');
	return ranked(
		sql`select 'work' as kind, id, '/gallery/' || slug as path, title, summary, pictures -> 0 as picture, null::timestamptz as at, sectors,
				${near ? nearness(title, asked) : weigh('words', asked)} as score
			from network.work
			where published_at is not null and deleted_at is null and ${near ? resembles(title, asked) : holds('words', asked)}`,
		asked,
		on
	);
}

/**
 * Persons whom a text finds, as far as the reader sees them: by the name, or by the profile when it is shown to that reader. What is hidden is
 * neither shown nor searched.
 */
export function findPeople(asked: Looked, viewer: Reader, near: boolean, on: Tx): Promise<Findings> {
	const name = sql<string>`w.name`;
	const shown = seenBy(viewer, 'p.person', 'profile');
	const named = sql`${near ? resembles(name, asked) : holds('w.words', asked)} and ${seenBy(viewer, 'p.person', 'name')}`;
	const told = sql`${holds('p.words', asked)} and ${shown} and ${seenBy(viewer, 'p.person', 'name')}`;
	const byName = matching(named, near ? nearness(name, asked) : weigh('w.words', asked));
	const byProfile = matching(told, weigh('p.words', asked));
	return ranked(
		sql`select 'person' as kind, w.id, '/people/' || p.slug as path, jsonb_build_object('source', 'fr', 'fr', w.name) as title,
				case when ${shown} then p.headline end as summary, case when ${shown} then p.picture end as picture, null::timestamptz as at,
				'{}'::text[] as sectors, hit.score
			from (select id, max(score) as score from (${near ? byName : sql`${byName} union all ${byProfile}`}) each_way group by id) hit
			join identity.person w on w.id = hit.id join network.profile p on p.person = w.id`,
		asked,
		on
	);
}

const matching = (condition: RawBuilder<unknown>, score: RawBuilder<number>) => sql`
	(select w.id, ${score} as score from identity.person w join network.profile p on p.person = w.id
	where p.published_at is not null and p.deleted_at is null and ${condition} limit 1000)`;
