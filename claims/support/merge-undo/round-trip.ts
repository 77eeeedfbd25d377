import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { organizations, organizationTable, undoMerger } from '#network/server';
import { mergeOrganizations } from '../../../src/merge.ts';
import { collections } from '../../../src/nouns.ts';
import { dump, twoOrganizations } from '../../../tests/support/two-organizations.ts';

type Done = Readonly<{ rows: number; tables: number; answers: number; ms: Readonly<{ merge: number; undo: number }> }>;
type Seen = Readonly<{ tables: Record<string, string[]>; exports: ReadonlyMap<string, string> }>;

/** Merges two organisations and undoes it, each in a transaction of its own; what is not what it was is put to `wrong`. */
export async function roundTrip(team: string, each: number, least: number, wrong: string[]): Promise<Done> {
	const { gone, kept, rows } = await transaction((tx) => twoOrganizations(tx, each));
	if (rows < least) wrong.push(`only ${rows} rows name the two`);
	const before = await seen();
	const merge = await timed(() => transaction((tx) => mergeOrganizations(tx, gone, kept, team)));
	const merged = await seen();
	for (const [table, its] of Object.entries(merged.tables))
		if (its.some((row) => row.includes(gone))) wrong.push(`merged, ${table} still names the one that went`);
	const named = await sql<{ id: string }>`select id from network.merger where kept = ${kept}`.execute(db);
	const by = { actor: ref('person', team), source: 'desk' } as const;
	const undo = await timed(() => transaction((tx) => undoMerger(tx, named.rows[0]?.id ?? '', by)));
	wrong.push(...otherwise(before, await seen()));
	if (!otherwise(before, merged).length) wrong.push('the merger changed nothing');
	return {
		...{ rows, tables: Object.keys(before.tables).length, ms: { merge, undo } },
		answers: [...before.exports.values()].filter((answer) => !answer.startsWith('!')).length
	};
}

/** All that the database holds, and all that the hub gives away of it: the open data, and the desk's table of organisations. */
async function seen(): Promise<Seen> {
	const exports = new Map<string, string>();
	for (const { path, read } of collections) {
		const url = new URL(`https://hub.example/api/v1${path}`);
		// one that asks for something first gives nothing either time
		const answer = await read({ url, locale: 'fr', reader: null }).catch((error: Error) => `!${error.message}`);
		exports.set(path, typeof answer === 'string' ? answer : JSON.stringify(answer));
	}
	const all = await organizations({ limit: undefined });
	exports.set('desk', JSON.stringify(organizationTable(all, 'fr')));
	return { tables: await dump(db as Tx), exports };
}

function otherwise(one: Seen, other: Seen): string[] {
	const names = new Set([...Object.keys(one.tables), ...Object.keys(other.tables)]);
	const tables = [...names].filter((name) => JSON.stringify(one.tables[name]) !== JSON.stringify(other.tables[name]));
	const answers = [...one.exports].filter(([name, answer]) => answer !== other.exports.get(name));
	return [...tables.map((name) => `${name} is another`), ...answers.map(([name]) => `the export ${name} is another`)];
}

async function timed(act: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await act();
	return Math.round(performance.now() - began);
}
