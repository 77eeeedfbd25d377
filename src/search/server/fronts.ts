import { sql } from 'kysely';
import type { Front, Noun } from '#kernel/noun.ts';
import type { Tx } from '#kernel/server/db.ts';
import { type Findings, holds, type Looked, nothingFound, ranked, weigh } from '#kernel/server/text-search.ts';
import { inAll } from '#kernel/words.ts';
import { m } from '#messages';

/** The pages that are no noun's (the newsletter, a section's first page), which are found by what stands on top of them. */
export const frontsFound = (fronts: readonly Front[]): Noun => ({
	kind: 'front',
	name: m.search_front,
	search: {
		name: m.search_fronts,
		place: 85,
		find: async (asked, _, near, on) => (near ? nothingFound : find(fronts.flatMap(saidBy), asked, on))
	}
});

type Said = ReturnType<typeof saidBy>[number];

const saidBy = ({ path, title, lede }: Front) =>
	title && lede ? [{ path, title: inAll(title), summary: inAll(lede) }] : [];

/** The id of one is its path's, in the form of a UUID that its maker chose (RFC 9562, version 8). */
function find(given: readonly Said[], asked: Looked, on: Tx): Promise<Findings> {
	const fronts = sql`(select overlay(overlay(md5(path) placing '8' from 13) placing '8' from 17)::uuid as id, path, title, summary,
			setweight(kernel.text_vector(title), 'A') || setweight(kernel.text_vector(summary), 'B') as words
		from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as one(path text, title jsonb, summary jsonb)) fronts`;
	return ranked(
		sql`select id, '{}'::text[] as sectors, null::timestamptz as at, ${weigh('words', asked)} as score from ${fronts} where ${holds('words', asked)}`,
		sql`select 'front' as kind, path, title, summary, null::jsonb as picture from ${fronts} where id = hit.id`,
		asked,
		on
	);
}
