import type { Touched, Values } from '#exchange/server';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import { localOf } from '#kernel/server/clock.ts';
import type { Tx } from '#kernel/server/db.ts';
import { type Its, keyOf } from '../../back/merge.ts';
import { FileCard } from '../../file.ts';
import { type NumberKind, numberKinds } from '../../kinds.ts';
import { advisedFile } from '../files.ts';
import { assignFile, changeFile, openFile, undoOpening } from '../filing.ts';
import { giveNumber, strikeNumber } from '../numbers.ts';
import type { On } from '../tables.ts';
import { type ColumnId, columnOf } from './columns.ts';
import { holdersIn } from './fresh.ts';
import { rowGiven, takenOf } from './given.ts';
import { type KeptFile, keptFiles } from './kept.ts';
import type { Lexicon } from './known.ts';

type Cells = Partial<Record<ColumnId, Its>>;
type Writing = Readonly<{ viewer: Viewer; here: Pick<Lexicon, 'timeZone'>; by: By }>;

/** A cell of a file, as an import says which it has changed. */
const cellRef = (file: string, column: ColumnId) => ref('venture_cell', `${file} ${column}`);

/**
 * Writes what was taken of a line into its file, or opens one.
 * @throws 404 for who does not accompany it any more; back_moved where a cell is not what she was shown
 */
export async function writeLine(tx: Tx, given: Values, target: string | null, writing: Writing): Promise<Touched[]> {
	const { differences } = rowGiven(given);
	const cells: Cells = {};
	for (const difference of differences) {
		const its = takenOf(difference);
		if (its !== undefined) cells[difference.column] = its;
	}
	if (target === null) return openFrom(tx, cells, writing);
	await advisedFile(writing.viewer, target, tx);
	const file = await keptFile(tx, target, writing.viewer);
	for (const { column, ours } of differences)
		if (keyOf(columnOf(column).of(file, writing.here)) !== keyOf(ours))
			throw refused('back_moved', { file: file.name, column });
	return writeCells(tx, file, cells, writing);
}

/** Writes cells of a file. @returns what they were */
export async function writeCells(
	tx: Tx,
	file: KeptFile,
	cells: Cells,
	{ viewer, here, by }: Writing
): Promise<Touched[]> {
	const { card, assigned, numbers } = parted(cells);
	if (Object.keys(card).length) {
		const { kind, name, sentence, stage, sector, nace, locality, needs, promises, company } = file;
		const now = { kind, name, sentence, stage, sector, nace, locality, needs, promises, company: company?.id ?? null };
		await changeFile(tx, file.id, cardOf({ ...now, ...card }), viewer, by);
	}
	if (Object.keys(assigned).length) {
		const now = { adviser: file.adviser?.id ?? null, operation: file.operation };
		await assignFile(tx, file.id, { ...now, ...assigned }, viewer, by);
	}
	for (const [kind, value] of numbers) await writeNumber(tx, file, kind, value, { viewer, here, by });
	return (Object.keys(cells) as ColumnId[]).map((column) => {
		const latest = file.numbers.find((one) => one.kind === column);
		const before = { its: columnOf(column).of(file, here), asOf: latest?.asOf, seen: latest?.seen };
		return { ref: cellRef(file.id, column), before };
	});
}

/** A file that has lost its words has no name any more, and takes none of them back. */
function cardOf(given: object): FileCard {
	const { data, error } = FileCard.safeParse(given);
	if (!data) throw refused(error.issues[0]?.message ?? 'venture_text_missing', {}, 422);
	return data;
}

function parted(cells: Cells) {
	const all = Object.entries(cells) as [ColumnId, Its][];
	const isNumber = (id: string): id is NumberKind => numberKinds.some((kind) => kind === id);
	const isAssigned = (id: string): boolean => id === 'adviser' || id === 'operation';
	return {
		card: Object.fromEntries(all.filter(([id]) => id in FileCard.shape)),
		assigned: Object.fromEntries(all.filter(([id]) => isAssigned(id))) as Partial<
			Record<'adviser' | 'operation', string>
		>,
		numbers: all.flatMap(([id, its]) => (isNumber(id) ? [[id, Number(its)] as const] : []))
	};
}

/** A number is of today, or of the day of the one that it replaces, where that lies ahead. */
async function writeNumber(tx: Tx, file: KeptFile, kind: NumberKind, value: number, { viewer, here, by }: Writing) {
	const latest = file.numbers.find((one) => one.kind === kind);
	const today = localOf(new Date(), here.timeZone).slice(0, 10);
	const asOf = latest && latest.asOf > today ? latest.asOf : today;
	await giveNumber(tx, file.id, { kind, value, asOf, seen: latest?.seen ?? 'keeper' }, viewer, by);
}

async function openFrom(tx: Tx, cells: Cells, { viewer, here, by }: Writing): Promise<Touched[]> {
	const { card, assigned, numbers } = parted(cells);
	const holders = holdersIn(cells);
	if (!holders) throw refused('venture_holder_missing', {}, 422);
	const { operation = null, adviser } = assigned;
	const given = { kind: 'project', stage: 'idea', ...card };
	const opening = { keeper: String(cells.keeper), card: cardOf(given), holders, operation };
	const id = await openFile(tx, opening, viewer, by);
	const file = await keptFile(tx, id, viewer);
	if (adviser) await assignFile(tx, id, { adviser, operation }, viewer, by);
	for (const [kind, value] of numbers) await writeNumber(tx, file, kind, value, { viewer, here, by });
	return [{ ref: ref('venture_file', id), before: null }];
}

async function keptFile(on: On, id: string, viewer: Viewer): Promise<KeptFile> {
	const file = (await keptFiles(viewer, on, [id])).get(id);
	if (!file) throw missing();
	return file;
}

/** What cells and files are now, for whoever changed them; what she does not read any more is another thing, so that nobody takes it back. */
export async function lookAtFiles(on: On, ids: readonly string[], madeBy: string | null): Promise<Map<string, object>> {
	const viewer = await absent(madeBy, on);
	const files = viewer
		? await keptFiles(viewer, on, [...new Set(ids.map((id) => id.slice(0, 36)))])
		: new Map<string, KeptFile>();
	return new Map(
		ids.map((id) => {
			const [file, column] = [files.get(id.slice(0, 36)), id.slice(37)];
			if (!file) return [id, { gone: true }];
			return [id, column ? cellNow(file, column as ColumnId) : fileNow(file)];
		})
	);
}

function cellNow(file: KeptFile, column: ColumnId): object {
	const number = file.numbers.find(({ kind }) => kind === column);
	if (number) return { its: number.value, number: number.id };
	const assigned = column === 'adviser' ? file.adviser?.id : undefined;
	return { its: assigned ?? (file as Readonly<Record<string, unknown>>)[column] ?? null };
}

const fileNow = ({ updatedAt, heardAt, holders, numbers }: KeptFile): object => ({
	updatedAt,
	heardAt,
	holders,
	numbers
});

/** Writes back what a cell was, or takes back that a file was opened. */
export async function takeBackFrom(
	tx: Tx,
	{ ref: { kind, id }, before }: Touched,
	{ viewer, here, by }: Writing
): Promise<void> {
	if (kind === 'venture_file') return undoOpening(tx, id, viewer, by);
	const [file, column] = [await keptFile(tx, id.slice(0, 36), viewer), id.slice(37) as ColumnId];
	const { its, asOf, seen } = before as { its: Its; asOf?: string; seen?: KeptFile['numbers'][number]['seen'] };
	const number = file.numbers.find((latest) => latest.kind === column);
	if (!number) {
		await writeCells(tx, file, { [column]: its }, { viewer, here, by });
		return;
	}
	if (its !== null && asOf === number.asOf)
		await giveNumber(tx, file.id, { kind: number.kind, value: Number(its), asOf, seen }, viewer, by);
	else await strikeNumber(tx, file.id, number.id, viewer, by);
}
