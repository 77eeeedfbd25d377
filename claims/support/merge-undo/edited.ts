import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { undoMerger } from '#network/server';
import { mergeOrganizations } from '../../../src/merge.ts';
import { type Edit, edit, editOf, type Wish } from '../../../tests/support/meanwhile.ts';
import { dump, mergerPlaces, twoOrganizations } from '../../../tests/support/two-organizations.ts';

const WISHES = 40;
const acts = ['write', 'remove', 'add'] as const;
class Away extends Error {}

/** Rounds of merging, editing and undoing, each against the same edits with nobody merging; all of it in transactions that leave nothing. */
export async function rounds(
	team: string,
	count: number,
	draw: () => number
): Promise<Readonly<{ edits: number; wrong: string[] }>> {
	const wrong: string[] = [];
	let edits = 0;
	for (let turn = 0; turn < count; turn++)
		await transaction(async (tx) => {
			const { done, faults } = await round(tx, team, draw);
			edits += done;
			wrong.push(...faults.map((table) => `round ${turn}: ${table} is not what the edits alone make of it`));
			throw new Away();
		}).catch((error: Error) => {
			if (!(error instanceof Away)) throw error;
		});
	return { edits, wrong };
}

async function round(tx: Tx, team: string, draw: () => number): Promise<{ done: number; faults: string[] }> {
	const { gone, kept } = await twoOrganizations(tx, 1);
	const places = (await mergerPlaces(tx)).map(({ place }) => place);
	const one = <T>(all: readonly T[]): T => all[Math.floor(draw() * all.length)] as T;
	const wishes = Array.from({ length: WISHES }, (): Wish => {
		return { place: one(places), turn: Math.floor(draw() * 4), does: one(acts) };
	});
	const found = new Map<Wish, Edit | null>();
	for (const wish of wishes) if (wish.does === 'add') found.set(wish, await editOf(tx, wish, kept));
	await sql`savepoint before`.execute(tx);
	return compared(tx, { gone, kept, team }, wishes, found);
}

/** What the merger alone lets somebody do, such as to remove what a second reading of a calendar followed, has nothing to be compared with: it is left out, and the round is played anew. */
async function compared(
	tx: Tx,
	its: Between,
	wishes: readonly Wish[],
	added: ReadonlyMap<Wish, Edit | null>
): Promise<{ done: number; faults: string[] }> {
	const undone = await merged(tx, its, wishes, added);
	await sql`rollback to savepoint before`.execute(tx);
	const refused = new Set<Wish>();
	for (const [wish, one] of undone.done) if (!(await edit(tx, one))) refused.add(wish);
	if (refused.size) {
		await sql`rollback to savepoint before`.execute(tx);
		const others = wishes.filter((wish) => !refused.has(wish));
		return compared(tx, its, others, added);
	}
	const alone = await dump(tx);
	const faults = Object.keys({ ...alone, ...undone.tables }).filter(
		(table) => JSON.stringify(alone[table]) !== JSON.stringify(undone.tables[table])
	);
	return { done: undone.done.size, faults };
}

type Between = Readonly<{ gone: string; kept: string; team: string }>;

async function merged(
	tx: Tx,
	{ gone, kept, team }: Between,
	wishes: readonly Wish[],
	added: ReadonlyMap<Wish, Edit | null>
): Promise<{ done: Map<Wish, Edit>; tables: Record<string, string[]> }> {
	await mergeOrganizations(tx, gone, kept, team);
	const done = new Map<Wish, Edit>();
	for (const wish of wishes) {
		const its = wish.does === 'add' ? added.get(wish) : await editOf(tx, wish, kept);
		if (its && (await edit(tx, its))) done.set(wish, its);
	}
	const { rows } = await sql<{ id: string }>`select id from network.merger where kept = ${kept}`.execute(tx);
	await undoMerger(tx, rows[0]?.id ?? '', { actor: ref('person', team), source: 'desk' });
	return { done, tables: await dump(tx) };
}
