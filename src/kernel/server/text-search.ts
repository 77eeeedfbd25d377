import { type RawBuilder, sql } from 'kysely';
import type { Picture } from '../picture.ts';
import type { Words } from '../words.ts';
import { type Tx, transaction } from './db.ts';

/** Something that a search found: what is shown of it, where it is, and how well it fits (only to be compared). */
type Found = Readonly<{
	kind: string;
	id: string;
	/** Our own path of its page. */
	path: string;
	title: Words;
	summary: Words | null;
	picture: Picture | null;
	/** When it happens next, for what happens. */
	at: Date | null;
	score: number;
}>;

/** The best of what was found of one kind. `total` stops at `MOST_FOUND`; `sectors` counts, by slug, within it. */
export type Findings = Readonly<{ found: Found[]; total: number; sectors: Readonly<Record<string, number>> }>;

/** What is asked for; `sector` keeps to one. */
export type Asked = Readonly<{ text: string; sector?: string; limit: number; offset?: number }>;

/** What is asked as PostgreSQL takes it: the words to hold, and the text to resemble. */
export type Looked = Omit<Asked, 'text'> & Readonly<{ query: string; plain: string }>;

/** More than so many of one kind are not counted. */
export const MOST_FOUND = 500;
/** Three groups of letters in seven are the same: « Ondyne » for « Ondine », where PostgreSQL asks for more. */
const LEAST_ALIKE = 0.42;
export const nothingFound: Findings = { found: [], total: 0, sectors: {} };

/** Whether a column of words holds what is asked, in whatever language, accents and capitals aside. */
export const holds = (column: string, { query }: Looked): RawBuilder<boolean> =>
	sql<boolean>`${sql.ref(column)} @@ ${query}::tsquery`;

/** The same for a list that is narrowed by what somebody typed into its field. @param words SQL of the words to look in. */
export const containing = (words: RawBuilder<unknown>, text: string): RawBuilder<boolean> =>
	// a zero byte is no text for PostgreSQL, nor half of a character
	sql<boolean>`${words} @@ kernel.text_query(${text.replaceAll('\0', '').toWellFormed()})`;

/** Whether a name is spelt nearly like what somebody typed into the field of a list. @param name SQL of the name. */
export const near = (name: RawBuilder<string>, text: string): RawBuilder<boolean> =>
	sql<boolean>`kernel.word_similarity(kernel.search_text(${text.replaceAll('\0', '').toWellFormed()}), kernel.search_text(${name})) >= ${sql.lit(LEAST_ALIKE)}`;

/** How much what is asked weighs in a column of words: a title weighs more than a text. */
export const weigh = (column: string, { query }: Looked): RawBuilder<number> =>
	sql<number>`ts_rank(${sql.ref(column)}, ${query}::tsquery)`;

/** Whether a name is spelt nearly like what is asked. @param name SQL of the name, as its index has it. */
export const resembles = (name: RawBuilder<string>, { plain }: Looked): RawBuilder<boolean> =>
	sql<boolean>`kernel.search_text(${name}) operator(kernel.%>) ${plain}`;

/** How near a name is to what is asked. */
export const nearness = (name: RawBuilder<string>, { plain }: Looked): RawBuilder<number> =>
	sql<number>`kernel.word_similarity(${plain}, kernel.search_text(${name}))`;

/** The title of something in its own language, as the indexes of similar spellings have it. */
export const sourceOf = (column: string): RawBuilder<string> =>
	sql<string>`${sql.ref(column)} ->> (${sql.ref(column)} ->> 'source')`;

/**
 * Looks through the indexes and at few rows, whatever the planner believes: it does not know how few of a limit will be looked at, and would
 * rather read a whole table, ten times as long for ten times the rows.
 */
export const looking = <Result>(
	{ text, ...asked }: Asked,
	look: (tx: Tx, looked: Looked) => Promise<Result>
): Promise<Result> =>
	transaction(async (tx) => {
		const { rows } = await sql<{ query: string; plain: string }>`
			select kernel.text_query(${text})::text as query, kernel.search_text(${text}) as plain,
				set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
				set_config('enable_mergejoin', 'off', true), set_config('pg_trgm.word_similarity_threshold', ${String(LEAST_ALIKE)}, true)`.execute(
			tx
		);
		const { query = '', plain = '' } = rows[0] ?? {};
		return look(tx, { ...asked, query, plain });
	});

/**
 * Ranks candidates: at most `MOST_FOUND` are looked at, so that a word that is everywhere costs hardly more than a rare one; what is shown is only
 * read of those that are.
 * @param candidates a query for `id`, `score`, `sectors` and `at`.
 * @param details a query for `kind`, `path`, `title`, `summary` and `picture` of the one whose id is `hit.id`.
 */
export async function ranked(
	candidates: RawBuilder<unknown>,
	details: RawBuilder<unknown>,
	{ sector, limit, offset = 0 }: Looked,
	on: Tx
): Promise<Findings> {
	const { rows } = await sql<Found & { total: number; bySector: Record<string, number> | null }>`
		with candidate as materialized (select * from (${candidates}) each_one limit ${sql.lit(MOST_FOUND)}),
		hit as (
			select *, count(*) over ()::int as total from candidate
			where ${sector ?? null}::text is null or sectors @> array[${sector ?? null}::text]
			order by score desc, at nulls last, id limit ${limit} offset ${offset}
		)
		select hit.id, hit.at, hit.score, hit.total, shown.*,
			(select jsonb_object_agg(slug, n) from (select slug, count(*) n from candidate, unnest(sectors) slug group by slug) each_sector) as by_sector
		from hit cross join lateral (${details}) shown order by hit.score desc, hit.at nulls last, hit.id`.execute(on);
	const [first] = rows;
	return {
		found: rows.map(({ total: _, bySector: __, ...found }) => found),
		total: first?.total ?? 0,
		sectors: first?.bySector ?? {}
	};
}
