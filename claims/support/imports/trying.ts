import { batchOf, begin, bring, type Importer, problemsOf, sayColumns, writeTable } from '#exchange/server';
import { Refusal } from '#kernel/errors.ts';
import { transaction } from '#kernel/server/db.ts';
import { addOrganization, addPlace } from '#network/server';
import { importers } from '../../../src/importers.ts';
import type { Case } from './make.ts';

/** Tries, imports, imports again and takes back. @returns what is not as it must be. */
export async function tryFile({ kind, bytes, expected }: Case): Promise<string[]> {
	const importer = importerOf(kind);
	const before = await exported();
	const tried = await dryRun(importer, bytes()).catch((error: unknown) => {
		if (error instanceof Refusal) return error;
		throw error;
	});
	if (tried instanceof Refusal)
		return [...refusalFaults(tried, expected), ...differs('a refused file', before, await exported())];
	if ('refused' in expected) return [`was taken, and not refused by ${expected.refused}`];
	return [
		...verdictFaults(await batchOf(tried), await problemsOf(tried), expected),
		...differs('the dry run', before, await exported()),
		...(await runFaults(importer, tried, bytes(), expected, before))
	];
}

async function runFaults(
	importer: Importer,
	id: string,
	bytes: Uint8Array,
	expected: Case['expected'],
	before: string
): Promise<string[]> {
	await begin(importer, id, 'apply', 'now');
	const { state, failure } = await batchOf(id);
	if (state !== 'done') return [`was not imported: ${JSON.stringify(failure)}`];
	const said = await saysFaults(importer, expected);
	const once = await exported();
	const again = await dryRun(importer, bytes);
	const { counts } = await batchOf(again);
	await begin(importer, again, 'apply', 'now');
	const twice = counts.new || counts.changed ? [`a second run finds ${JSON.stringify(counts)}`] : [];
	const same = differs('a second run', once, await exported());
	await begin(importer, id, 'undo', 'now');
	return [...said, ...twice, ...same, ...differs('undoing', before, await exported())];
}

export function differs(what: string, before: string, after: string): string[] {
	return before === after ? [] : [`${what} changed the export`];
}

function refusalFaults({ code, params }: Refusal, expected: Case['expected']): string[] {
	if (!('refused' in expected)) return [`was refused: ${code} ${JSON.stringify(params)}`];
	const wrong = Object.entries(expected.params ?? {}).filter(([name, value]) => params[name] !== value);
	return code === expected.refused && !wrong.length
		? []
		: [`was refused by ${code} ${JSON.stringify(params)}, not by ${expected.refused}`];
}

function verdictFaults(
	{ counts }: Awaited<ReturnType<typeof batchOf>>,
	problems: Awaited<ReturnType<typeof problemsOf>>,
	expected: Extract<Case['expected'], { counts: object }>
): string[] {
	const found = problems.map(({ letter, row, key }) => `${letter}${row} ${key.replace('exchange_wrong_', '')}`);
	const same = (a: object, b: object) =>
		JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
	return [
		...(same(counts, expected.counts)
			? []
			: [`counts ${JSON.stringify(counts)}, not ${JSON.stringify(expected.counts)}`]),
		...(found.join(', ') === (expected.bad ?? []).join(', ')
			? []
			: [`refuses ${found.join(', ') || 'nothing'}, not ${expected.bad?.join(', ')}`])
	];
}

async function saysFaults(importer: Importer, expected: Case['expected']): Promise<string[]> {
	const { rows } = await importer.table('fr');
	const says = 'says' in expected ? (expected.says ?? []) : [];
	return says.flatMap(([name, column, value]) => {
		const row = rows.find((one) => one.name === name || one.title_fr === name);
		return row?.[column] === value
			? []
			: [`says ${column} of ${name} is ${JSON.stringify(row?.[column])}, not ${JSON.stringify(value)}`];
	});
}

export function importerOf(kind: string): Importer {
	const found = importers.find((one) => one.kind === kind);
	if (!found) throw new Error(`no importer of ${kind}`);
	return found;
}

/** All that the hub would give away, as bytes. */
export async function exported(): Promise<string> {
	const tables = [];
	for (const { table } of importers)
		tables.push(Buffer.from((await writeTable(await table('fr'), 'csv')).content).toString('base64'));
	return tables.join('\n');
}

export async function dryRun(importer: Importer, bytes: Uint8Array): Promise<string> {
	const id = await bring(importer, { name: 'file', bytes }, null);
	await sayColumns(importer, id, (await batchOf(id)).mapping);
	await begin(importer, id, 'check', 'now');
	return id;
}

/** What is there before: an organisation to find again, a room, an activity's house. */
export async function settle(): Promise<void> {
	const known = { locality: 'Mons', lat: null, lon: null };
	const sentence = { source: 'fr', fr: 'Il est là pour être retrouvé.' } as const;
	const nothing = { sectors: [], formerNames: [], founded: null, status: null, statusAsOf: null, sources: [] };
	const by = { actor: null, source: 'desk' } as const;
	await transaction(async (tx) => {
		await addOrganization(
			tx,
			{ ...known, ...nothing, name: 'Le Témoin', kind: 'hub', sentence, website: 'https://www.temoin.example' },
			by
		);
		await addPlace(
			tx,
			{
				...known,
				slug: 'salle',
				name: 'Salle',
				kind: 'room',
				sentence: null,
				organization: null,
				address: null
			},
			by
		);
	});
}
