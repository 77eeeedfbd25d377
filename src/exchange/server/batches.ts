import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { spelling } from '#kernel/fold.ts';
import { isId, newId } from '#kernel/id.ts';
import { beside, db, type Tx, transaction } from '#kernel/server/db.ts';
import type { BatchState } from '../index.ts';
import type { Brought, Importer } from './importer.ts';
import { bodyOf, headerOf, propose } from './layout.ts';
import { read } from './read.ts';
import type { Sheet } from './sheet.ts';
import { shown } from './sheet.ts';
import { type Counts, type Failure, within } from './tables.ts';

/** An import and where it stands. `progress` of `total` rows are looked at, written or taken back. */
export type Batch = Readonly<{
	id: string;
	kind: string;
	fileName: string;
	sheet: number;
	header: number;
	mapping: readonly (string | null)[];
	state: BatchState;
	progress: number;
	total: number;
	counts: Counts;
	failure: Failure | null;
	madeBy: string | null;
	createdAt: Date;
	appliedAt: Date | null;
	undoneAt: Date | null;
	forgottenAt: Date | null;
}>;

const columns = [
	'id',
	'kind',
	'fileName',
	'sheet',
	'header',
	'mapping',
	'state',
	'progress',
	'total',
	'counts',
	'failure',
	'madeBy',
	'createdAt',
	'appliedAt',
	'undoneAt',
	'forgottenAt'
] as const;

/**
 * Reads a file and keeps what stands in it, with a first guess of what its columns are. Nothing is imported yet.
 * @param given how it comes in, or what tells that by what was read
 * @returns the id of the import. Throws 422 when the file is no table.
 */
export async function bring(
	given: Importer | ((sheets: readonly Sheet[]) => Importer),
	{ name, bytes }: Readonly<{ name: string; bytes: Uint8Array }>,
	madeBy: string | null
): Promise<string> {
	const sheets = await read(bytes);
	const importer = typeof given === 'function' ? given(sheets) : given;
	const known = await meanings(importer.kind);
	const sheet = sheetOf(sheets, importer, known);
	const shown = sheets[sheet] ?? { name: '', hidden: false, rows: [], notes: [] };
	const header = headerOf(shown, importer.columns, known);
	const mapping = recognised(importer, shown, header, known, madeBy);
	const id = newId();
	await within(db)
		.insertInto('exchange.batch')
		.values({
			id,
			kind: importer.kind,
			fileName: name.replace(/[\p{Cc}]/gu, '').slice(0, 200),
			sheets: JSON.stringify(sheets),
			sheet,
			header,
			mapping: JSON.stringify(mapping),
			total: bodyOf(shown, { header, mapping }, importer.columns).length,
			madeBy
		})
		.execute();
	return id;
}

/** @throws 404 when there is no such import. */
export async function batchOf(id: string, on: Tx | typeof db = db): Promise<Batch> {
	const found = isId(id)
		? await within(on).selectFrom('exchange.batch').select(columns).where('id', '=', id).executeTakeFirst()
		: undefined;
	if (!found) throw missing();
	return found;
}

/** The latest imports of some kinds, the newest first; of one person, where they are for nobody else. */
export const batches = (
	kinds: readonly string[],
	{ madeBy, limit = 50 }: Readonly<{ madeBy?: string; limit?: number }> = {}
): Promise<Batch[]> =>
	within(db)
		.selectFrom('exchange.batch')
		.select(columns)
		.where('kind', 'in', kinds)
		.$if(madeBy !== undefined, (query) => query.where('madeBy', '=', madeBy ?? null))
		.orderBy('createdAt', 'desc')
		.limit(limit)
		.execute();

/** What was read of the file. @throws 409 exchange_forgotten once it was imported or thrown away. */
export async function sheetsOfBatch(id: string, on: Tx | typeof db = db): Promise<readonly Sheet[]> {
	const row = await within(on).selectFrom('exchange.batch').select('sheets').where('id', '=', id).executeTakeFirst();
	if (!row?.sheets) throw refused('exchange_forgotten');
	return row.sheets;
}

/** Another sheet of the file, or another row of titles: the columns are guessed anew. */
export async function lookAt(importer: Importer, id: string, sheet: number, header: number | null): Promise<void> {
	const { madeBy } = await changeable(id);
	const [sheets, known] = [await sheetsOfBatch(id), await meanings(importer.kind)];
	const chosen = sheets[sheet];
	if (!chosen) throw refused('exchange_no_sheet', {}, 422);
	const titles = header !== null && header < chosen.rows.length ? header : headerOf(chosen, importer.columns, known);
	const mapping = recognised(importer, chosen, titles, known, madeBy);
	const total = bodyOf(chosen, { header: titles, mapping }, importer.columns).length;
	await within(db)
		.updateTable('exchange.batch')
		.set({ sheet, header: titles, mapping: JSON.stringify(mapping), total, state: 'read' })
		.where('id', '=', id)
		.execute();
}

/** The rows of a sheet under its titles, as an importer judges them together. */
export const broughtIn = (
	{ name, rows }: Sheet,
	{ header, mapping, madeBy }: Pick<Batch, 'header' | 'mapping' | 'madeBy'>,
	body: Brought['rows']
): Brought => ({ rows: body, titles: rows[header] ?? [], mapping, plain: !name, madeBy });

/** The first sheet that has titles of ours, or else the first that has anything: what people add to a workbook may stand before it. */
function sheetOf(sheets: readonly Sheet[], { columns }: Importer, known: ReadonlyMap<string, string>): number {
	const shown = ({ hidden, rows }: Sheet): boolean => !hidden && rows.length > 0;
	const titled = (sheet: Sheet): boolean =>
		propose(sheet, headerOf(sheet, columns, known), columns, known).filter((id) => id !== null).length > 1;
	const ours = sheets.findIndex((sheet) => shown(sheet) && titled(sheet));
	return Math.max(0, ours >= 0 ? ours : sheets.findIndex(shown));
}

function recognised(
	importer: Importer,
	sheet: Sheet,
	header: number,
	known: ReadonlyMap<string, string>,
	madeBy: string | null
): readonly (string | null)[] {
	const mapping = propose(sheet, header, importer.columns, known);
	const body = bodyOf(sheet, { header, mapping }, importer.columns);
	return importer.recognise?.(broughtIn(sheet, { header, mapping, madeBy }, body)) ?? mapping;
}

/**
 * Says what each column of the file is, and remembers it for the next file with the same titles.
 * @throws 422 exchange_twice when two columns are said to be the same, exchange_lacks when one that is needed is none of them.
 */
export async function sayColumns(importer: Importer, id: string, mapping: readonly (string | null)[]): Promise<void> {
	const { sheet, header } = await changeable(id);
	const ids = mapping.filter((one) => one !== null);
	const twice = ids.find((one, index) => ids.indexOf(one) !== index);
	if (twice) throw refused('exchange_twice', { column: twice }, 422);
	const lacking = importer.columns.find((column) => column.required && !ids.includes(column.id));
	if (lacking) throw refused('exchange_lacks', { column: lacking.id }, 422);
	const titles = (await sheetsOfBatch(id))[sheet]?.rows[header] ?? [];
	await transaction(async (tx) => {
		await within(tx)
			.updateTable('exchange.batch')
			.set({ mapping: JSON.stringify(mapping), state: 'read', failure: null })
			.where('id', '=', id)
			.execute();
		for (const [index, meaning] of mapping.entries()) {
			const title = spelling(shown(titles[index] ?? null)).slice(0, 120);
			if (title && meaning && !importer.unremembered)
				await within(tx)
					.insertInto('exchange.meaning')
					.values({ kind: importer.kind, title, meaning })
					.onConflict((conflict) => conflict.columns(['kind', 'title']).doUpdateSet({ meaning }))
					.execute();
		}
	});
}

/** Throws a file away that was not imported. */
export async function throwAway(id: string): Promise<void> {
	await changeable(id);
	await within(db).deleteFrom('exchange.batch').where('id', '=', id).execute();
}

/** An import whose rows are not written and at which no job is at work. @throws 409 exchange_at_work or exchange_is_done. */
export async function changeable(id: string): Promise<Batch> {
	const batch = await batchOf(id);
	if (['checking', 'applying', 'undoing'].includes(batch.state)) throw refused('exchange_at_work');
	if (batch.state !== 'read' && batch.state !== 'checked') throw refused('exchange_is_done');
	return batch;
}

/** Says how far the work is, on a connection of its own: what is done inside a transaction is seen by nobody. */
export async function tell(id: string, progress: number): Promise<void> {
	await sql`update exchange.batch set progress = ${progress} where id = ${id}`.execute(beside);
}

async function meanings(kind: string): Promise<Map<string, string>> {
	const rows = await within(db)
		.selectFrom('exchange.meaning')
		.select(['title', 'meaning'])
		.where('kind', '=', kind)
		.execute();
	return new Map(rows.map(({ title, meaning }) => [title, meaning]));
}
