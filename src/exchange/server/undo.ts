import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { Refusal } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { alone, looks, pause, whole } from './apply.ts';
import { batchOf } from './batches.ts';
import type { Importer } from './importer.ts';
import { type Made, within } from './tables.ts';

const AT_ONCE = 200;

type Step = Made & Readonly<{ number: number }>;

/**
 * Takes an import back, from its last row to its first, in one transaction. What was changed or used since stays, and the row says so.
 */
export async function undo(importer: Importer, id: string): Promise<void> {
	await transaction(async (tx) => {
		await alone(tx, id);
		const batch = await batchOf(id, tx);
		if (batch.state !== 'undoing') return;
		const by: By = { actor: batch.madeBy ? ref('person', batch.madeBy) : null, source: 'import' };
		const steps = await stepsBack(tx, id);
		const kept = new Set<number>();
		const counted = await whole(importer, tx, by, async () => {
			for (let from = 0; from < steps.length; from += AT_ONCE) {
				const stays = await back(tx, importer, steps.slice(from, from + AT_ONCE), by, batch.madeBy);
				for (const [number, why] of stays) {
					kept.add(number);
					await staysAs(tx, id, number, why);
				}
				await pause(id, Math.min(from + AT_ONCE, steps.length));
			}
		});
		const counts = JSON.stringify({ ...batch.counts, clashes: 0, kept: kept.size, ...counted });
		await within(tx)
			.updateTable('exchange.batch')
			.set({ state: 'undone', counts, undoneAt: new Date() })
			.where('id', '=', id)
			.execute();
	});
}

async function staysAs(tx: Tx, batch: string, number: number, why: string): Promise<void> {
	await within(tx)
		.updateTable('exchange.row')
		.set({ stays: why })
		.where('batch', '=', batch)
		.where('number', '=', number)
		.execute();
}

async function stepsBack(tx: Tx, id: string): Promise<Step[]> {
	const rows = await within(tx)
		.selectFrom('exchange.row')
		.select(['number', 'made'])
		.where('batch', '=', id)
		.where(sql<boolean>`made != '[]'::jsonb`)
		.orderBy('number', 'desc')
		.execute();
	return rows.flatMap(({ number, made }) => made.toReversed().map((one) => ({ ...one, number })));
}

/** @returns the rows of which something stays, and why. */
async function back(
	tx: Tx,
	importer: Importer,
	steps: readonly Step[],
	by: By,
	madeBy: string | null
): Promise<[number, string][]> {
	const now = await looks(tx, importer, steps, madeBy);
	const stays: [number, string][] = [];
	const free: Step[] = [];
	for (const step of steps) {
		const current = now.get(step.ref.id);
		if (!current) continue; // somebody has removed it already
		// compared as JSON, which is how `after` was kept
		if (isDeepStrictEqual(JSON.parse(JSON.stringify(current)), step.after)) free.push(step);
		else stays.push([step.number, 'exchange_stays_changed']);
	}
	const used = await takeBackAll(tx, importer, free, by);
	return [...stays, ...used.map((number): [number, string] => [number, 'exchange_stays_used'])];
}

/** All at once; when something is in use the half in which it stands is tried again, and so on. @returns the rows of what is in use. */
async function takeBackAll(tx: Tx, importer: Importer, steps: readonly Step[], by: By): Promise<number[]> {
	if (!steps.length) return [];
	await sql`savepoint back`.execute(tx);
	try {
		for (const step of steps) await importer.takeBack(tx, step, by);
		await sql`release savepoint back`.execute(tx);
		return [];
	} catch (error) {
		await sql`rollback to savepoint back`.execute(tx);
		// a foreign key, or a rule of its own, holds it
		if (!(error instanceof Refusal) && (error as { code?: string }).code !== '23503') throw error;
	}
	const [first] = steps;
	if (steps.length === 1) return first ? [first.number] : [];
	const half = Math.ceil(steps.length / 2);
	const later = await takeBackAll(tx, importer, steps.slice(0, half), by);
	return [...later, ...(await takeBackAll(tx, importer, steps.slice(half), by))];
}
