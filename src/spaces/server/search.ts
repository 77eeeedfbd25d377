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

/** Spaces that a text finds, by their words or, with `near`, by names that are spelt nearly so. */
export function findSpaces(asked: Looked, near: boolean, on: Tx): Promise<Findings> {
	const name = sourceOf('name');
	return ranked(
		sql`select id, '{}'::text[] as sectors, null::timestamptz as at, ${near ? nearness(name, asked) : weigh('words', asked)} as score
			from spaces.space where deleted_at is null and ${near ? resembles(name, asked) : holds('words', asked)}
				and exists (select from network.place_card p where p.id = place and p.deleted_at is null)`,
		sql`select 'space' as kind, '/spaces/' || slug as path, name as title, sentence as summary, picture from spaces.space where id = hit.id`,
		asked,
		on
	);
}
