import { spelling } from '#kernel/fold.ts';
import type { db, Tx } from '#kernel/server/db.ts';
import { gently } from '#kernel/server/gently.ts';
import { type Column, Fault, type Importer } from '../importer.ts';
import { isFailed, type Raw, shown } from '../sheet.ts';
import { partsOf } from '../values.ts';
import type { Naming, Thing } from './naming.ts';

const LONGEST = 200;

/** What somebody said that a word is. */
export type Answer = Readonly<{ answer: 'take' | 'create' | 'empty' | null; value: string | null }>;

/** A word that names nothing that is known, by its column and how it is compared. */
export type Unknown = Readonly<{ column: string; key: string; word: string; rows: number; creatable: boolean }>;

/** A column whose words name things, with those that are known. */
type Named = Naming & Readonly<{ things: readonly Thing[]; keys: ReadonlyMap<string, string>; reads: Column }>;

/** The columns of an importer whose words name things, as far as a file has them. */
export async function namedColumns(
	importer: Importer,
	on: Tx | typeof db,
	ids: ReadonlySet<string | null>
): Promise<Named[]> {
	const named: Named[] = [];
	for (const naming of importer.names ?? []) {
		const reads = importer.columns.find(({ id }) => id === naming.column);
		if (!reads || !ids.has(naming.column)) continue;
		const things = await naming.known(on);
		const keys = new Map<string, string>();
		await gently(things, ({ value, names }) => {
			for (const name of [value, ...names]) keys.set(spelling(name), value);
		});
		named.push({ ...naming, things, keys, reads });
	}
	return named;
}

/** By what a word is known again: one that has no letter is written as it is. */
export const keyOf = (word: string): string => spelling(word) || word.toLowerCase();

export const answerKey = (column: string, key: string): string => `${column} ${key}`;

type Body = readonly (readonly [number, readonly Raw[]])[];

/**
 * Reads the words of the columns that name things: what they were said to be stands in their place, and those that name nothing are gathered, whether
 * somebody has said something of them or not.
 */
export async function readWords(
	rows: Body,
	mapping: readonly (string | null)[],
	named: readonly Named[],
	answers: ReadonlyMap<string, Answer>
): Promise<{ rows: Body; unknown: readonly Unknown[] }> {
	const found = new Map<string, Unknown & { rows: number }>();
	const columns = named.map((naming) => ({ naming, at: mapping.indexOf(naming.column) }));
	const read: Body[number][] = [];
	await gently(rows, ([number, row]) => {
		const cells = [...row];
		for (const { naming, at } of columns) {
			const cell = row[at] ?? null;
			if (cell !== null && !isFailed(cell)) cells[at] = readCell(cell, naming, answers, found);
		}
		read.push([number, cells]);
	});
	return { rows: read, unknown: [...found.values()] };
}

function readCell(
	cell: Raw,
	naming: Named,
	answers: ReadonlyMap<string, Answer>,
	found: Map<string, Unknown & { rows: number }>
): Raw {
	const text = shown(cell).normalize('NFC').trim();
	const words = naming.several ? partsOf(text) : [text.replace(/\s+/gu, ' ')];
	let changed = false;
	const told = words.flatMap((word) => {
		const key = keyOf(word);
		const known = naming.byValue ? naming.keys.get(key) : undefined;
		if (known !== undefined && known !== word) {
			changed = true;
			return [known];
		}
		if (!word || word.length > LONGEST || isKnown(word, key, naming)) return [word];
		const at = answerKey(naming.column, key);
		const before = found.get(at);
		if (before) found.set(at, { ...before, rows: before.rows + 1 });
		else found.set(at, { column: naming.column, key, word, rows: 1, creatable: isCreatable(word, naming) });
		const said = answers.get(at);
		if (said?.answer !== 'take' && said?.answer !== 'empty') return [word];
		changed = true;
		return said.value === null ? [] : [said.value];
	});
	return changed ? told.join('; ') || null : cell;
}

const isKnown = (word: string, key: string, { closed, keys, reads }: Named): boolean =>
	closed ? !(reads.read(word, { monthFirst: false }) instanceof Fault) : keys.has(key);

const isCreatable = (word: string, { maker, reads }: Named): boolean =>
	maker !== undefined &&
	spelling(word) !== '' &&
	word.length <= 120 &&
	!(reads.read(word, { monthFirst: false }) instanceof Fault);
