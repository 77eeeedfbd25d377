import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { gently } from '#kernel/server/gently.ts';
import { changeable } from '../batches.ts';
import type { Importer } from '../importer.ts';
import { within } from '../tables.ts';
import { type Near, PROPOSED } from './naming.ts';
import { nearestOf } from './nearest.ts';
import { type Answer, answerKey, namedColumns, type Unknown } from './reading.ts';

const AT_ONCE = 500;

/** A word of an import that names nothing the hub knows. */
export type Word = Readonly<{
	id: string;
	column: string;
	key: string;
	word: string;
	rows: number;
	near: readonly Near[];
	creatable: boolean;
	answer: Answer['answer'];
	value: string | null;
	stays: string | null;
}>;

const columns = ['id', 'column', 'key', 'word', 'rows', 'near', 'creatable', 'answer', 'value', 'stays'] as const;

/** What was said of the words of an import, by `answerKey`. */
export async function answersOf(batch: string, on: Tx | typeof db = db): Promise<Map<string, Answer>> {
	const rows = await within(on)
		.selectFrom('exchange.word')
		.select(['column', 'key', 'answer', 'value'])
		.where('batch', '=', batch)
		.where('answer', 'is not', null)
		.execute();
	return new Map(rows.map(({ column, key, ...answer }) => [answerKey(column, key), answer]));
}

/** The things that are written most like each unknown word. It takes a millisecond a word among thousands, and others wait meanwhile. */
export async function nearestTo(
	importer: Importer,
	unknown: readonly Unknown[]
): Promise<(Unknown & { near: readonly Near[] })[]> {
	const named = await namedColumns(importer, db, new Set(unknown.map(({ column }) => column)));
	const finders = new Map<string, (word: string) => readonly Near[]>();
	for (const naming of named)
		finders.set(naming.column, naming.near ? await naming.near(db) : await nearestOf(naming.things, naming));
	const found: (Unknown & { near: readonly Near[] })[] = [];
	await gently(unknown, (one) => found.push({ ...one, near: finders.get(one.column)?.(one.word) ?? [] }));
	return found;
}

/** Keeps the unknown words of an import, and what was said of them; those that are no longer there go. */
export async function keepWords(
	tx: Tx,
	batch: string,
	words: readonly (Unknown & { near: readonly Near[] })[]
): Promise<void> {
	const kept: string[] = [];
	for (let from = 0; from < words.length; from += AT_ONCE) {
		const rows = words
			.slice(from, from + AT_ONCE)
			.map(({ near, ...word }) => ({ id: newId(), batch, ...word, near: JSON.stringify(near) }));
		const written = await within(tx)
			.insertInto('exchange.word')
			.values(rows)
			.onConflict((conflict) =>
				conflict.columns(['batch', 'column', 'key']).doUpdateSet(({ ref }) => ({
					...{ word: ref('excluded.word'), rows: ref('excluded.rows') },
					...{ near: ref('excluded.near'), creatable: ref('excluded.creatable') }
				}))
			)
			.returning('id')
			.execute();
		kept.push(...written.map(({ id }) => id));
	}
	await sql`delete from exchange.word where batch = ${batch} and not (id = any(${kept}::uuid[]))`.execute(tx);
}

const isProposed = sql<boolean>`coalesce((near -> 0 ->> 'like')::float, 0) >= ${PROPOSED}`;

/** How many words there are, and how many of the open ones each answer for all would settle. */
type Figures = Readonly<Record<'total' | 'open' | 'proposed' | 'creatable' | 'emptiable', number>>;

/** Some unknown words of an import: those that nobody has said anything of first, then by how many rows have them. */
export async function unknownWords(
	importer: Importer,
	batch: string,
	{ limit, offset = 0 }: Readonly<{ limit: number; offset?: number }>
): Promise<{ words: Word[] } & Figures> {
	const query = within(db).selectFrom('exchange.word').where('batch', '=', batch);
	const [words, { rows }] = await Promise.all([
		query
			.select(columns)
			.orderBy(sql`answer is not null`)
			.orderBy('rows', 'desc')
			.orderBy('column')
			.orderBy('id')
			.limit(limit)
			.offset(offset)
			.execute(),
		sql<Figures>`select count(*)::int as total, (count(*) filter (where answer is null))::int as open,
			(count(*) filter (where answer is null and ${isProposed}))::int as proposed,
			(count(*) filter (where ${open} and creatable))::int as creatable,
			(count(*) filter (where ${open} and not ("column" = any(${neededIn(importer)}::text[]))))::int as emptiable
			from exchange.word where batch = ${batch}`.execute(db)
	]);
	return { words, ...(rows[0] as Figures) };
}

/** Nobody has said anything of it, and nothing is near enough to be proposed. */
const open = sql<boolean>`answer is null and not ${isProposed}`;
const neededIn = ({ columns }: Importer): string[] => columns.flatMap(({ id, required }) => (required ? id : []));

/** What was made for words of an import, and why some of it stayed when that was taken back. */
export const madeWords = (batch: string): Promise<Pick<Word, 'id' | 'column' | 'word' | 'stays'>[]> =>
	within(db)
		.selectFrom('exchange.word')
		.select(['id', 'column', 'word', 'stays'])
		.where('batch', '=', batch)
		.where(sql<boolean>`made != '[]'::jsonb`)
		.orderBy('column')
		.orderBy('word')
		.limit(AT_ONCE)
		.execute();

/** What somebody says of some words, by their ids: null takes it back. What cannot be is not heard. @throws 409 when the import is at work or done */
export async function answerWords(importer: Importer, batch: string, said: ReadonlyMap<string, Answer>): Promise<void> {
	await changeableNow(batch);
	const named = await namedColumns(importer, db, new Set(importer.names?.map(({ column }) => column)));
	const values = new Map(named.map(({ column, things }) => [column, new Set(things.map(({ value }) => value))]));
	const needed = new Set(neededIn(importer));
	const rows = await within(db)
		.selectFrom('exchange.word')
		.select(['id', 'column', 'creatable'])
		.where('batch', '=', batch)
		.where('id', 'in', [...said.keys(), NONE])
		.execute();
	await transaction(async (tx) => {
		for (const { id, column, creatable } of rows) {
			const { answer, value } = said.get(id) ?? { answer: null, value: null };
			const can = {
				create: creatable,
				empty: !needed.has(column),
				take: values.get(column)?.has(value ?? '') ?? false
			};
			if (answer && !can[answer]) continue;
			await within(tx)
				.updateTable('exchange.word')
				.set({ answer, value: answer === 'take' ? value : null })
				.where('id', '=', id)
				.execute();
		}
	});
}

const NONE = '00000000-0000-0000-0000-000000000000';

/** How all words that nobody has said anything of can be answered at once. */
export const allAnswers = ['near', 'create', 'empty'] as const;

/** Says the same of many open words: that each is what is proposed for it; or of those without a proposal, that they are made, or left out. */
export async function answerAll(importer: Importer, batch: string, how: (typeof allAnswers)[number]): Promise<void> {
	await changeableNow(batch);
	if (how === 'near')
		await sql`update exchange.word set answer = 'take', value = near -> 0 ->> 'value'
			where batch = ${batch} and answer is null and ${isProposed}`.execute(db);
	if (how === 'create')
		await sql`update exchange.word set answer = 'create' where batch = ${batch} and ${open} and creatable`.execute(db);
	if (how === 'empty')
		await sql`update exchange.word set answer = 'empty'
			where batch = ${batch} and ${open} and not ("column" = any(${neededIn(importer)}::text[]))`.execute(db);
}

async function changeableNow(batch: string): Promise<void> {
	const { state } = await changeable(batch);
	if (state !== 'checked') throw refused('exchange_check_first');
}
