import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { batchOf, unknownWords } from '#exchange/server';
import { href } from '#kernel/address.ts';
import { importerOf, importers } from '../../../src/importers.ts';
import { exported } from '../imports/trying.ts';
import type { Hand } from '../monday-hand.ts';
import type { Table } from './worst.ts';

/** Brings a table in as somebody with a mouse alone, and takes it back. @returns what was not as it must be */
export async function bringIn(hand: Hand, url: string, table: Table): Promise<string[]> {
	const before = await exported();
	const folder = await mkdtemp(join(tmpdir(), 'import-'));
	try {
		const file = join(folder, 'tableau');
		await writeFile(file, table.bytes);
		await hand.open(url + href('/desk/import', 'fr'));
		await hand.click(`input[name=kind][value=${table.kind}]`);
		await hand.choose('input[type=file]', file);
		await hand.click('form[enctype] button', /[0-9a-f-]{36}/);
		await hand.click('form#columns button');
		await hand.see('#rows');
		return [...(await solve(hand, table)), ...(await goBack(hand, table, before))];
	} finally {
		await rm(folder, { recursive: true });
	}
}

const idOf = (hand: Hand): string => /[0-9a-f-]{36}/.exec(hand.address())?.[0] ?? '';

/** Says what each word is, by what is offered, and imports. */
async function solve(hand: Hand, { kind, lost }: Table): Promise<string[]> {
	const id = idOf(hand);
	const importer = importerOf(kind);
	for (const how of ['near', 'create', 'empty'] as const) {
		const figures = await unknownWords(importer, id, { limit: 1 });
		const many = { near: figures.proposed, create: figures.creatable, empty: figures.emptiable };
		if (!many[how]) continue;
		await hand.click(`#words button[value=${how}]`);
		await answered(hand, id);
	}
	const left = await unknownWords(importer, id, { limit: 99 });
	const open = left.words.filter(({ answer, near }) => answer === null && near.length > 0);
	for (const { id: word, near } of open)
		await hand.pick(`select[name="word_${word}"]`, { value: `take:${near[0]?.value}` });
	if (open.length) {
		await hand.click('#words button:not([name])');
		await answered(hand, id);
	}
	const { open: still } = await unknownWords(importer, id, { limit: 1 });
	const { counts: foreseen } = await batchOf(id);
	const wrong = [
		...(still ? [`${still} words cannot be answered`] : []),
		...((foreseen.bad ?? 0) > lost ? [`${foreseen.bad} rows are refused, not ${lost}`] : [])
	];
	if (!(foreseen.new || foreseen.changed)) return wrong;
	if (foreseen.bad) await hand.click('input[name=without]');
	await hand.click('form[action*=apply] button');
	await hand.see('form[action*=undo]');
	const { counts, state } = await batchOf(id);
	const same = (['new', 'changed', 'unchanged', 'duplicate', 'bad'] as const).every(
		(one) => counts[one] === foreseen[one]
	);
	const written = counts.written === (foreseen.new ?? 0) + (foreseen.changed ?? 0);
	return [
		...wrong,
		...(state === 'done' ? [] : ['was not imported']),
		...(same && written ? [] : [`said ${JSON.stringify(foreseen)}, and did ${JSON.stringify(counts)}`])
	];
}

/** Waits until the rows were judged again: the page that shows it is there by then. */
async function answered(hand: Hand, id: string): Promise<void> {
	await hand.see('#rows');
	const { state } = await batchOf(id);
	if (state !== 'checked') throw new Error(`the import is ${state}`);
}

async function goBack(hand: Hand, { kind }: Table, before: string): Promise<string[]> {
	const { state } = await batchOf(idOf(hand));
	await hand.click(state === 'done' ? 'form[action*=undo] button' : 'form[action*=away] button');
	await hand.click('dialog[open] button:not([formmethod])');
	await hand.see(state === 'done' ? 'main .notice' : 'input[type=file]');
	const after = await exported();
	return told(before, kind) === told(after, kind) ? [] : ['undoing leaves something'];
}

/** A booking that is cancelled leaves whom it was for: the hub has known her since. */
const told = (all: string, kind: string): string =>
	kind === 'bookings'
		? all
				.split('\n')
				.filter((_, at) => importers[at]?.kind !== 'people')
				.join('\n')
		: all;
