import { sql } from 'kysely';
import { type By, ref } from '#kernel/facts.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { alone, looks, pause, whole } from './apply.ts';
import { back, type Step } from './back.ts';
import { batchOf } from './batches.ts';
import type { Importer, Touched } from './importer.ts';
import { within } from './tables.ts';
import { takeWordsBack } from './words/making.ts';

const AT_ONCE = 200;

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
		const way = {
			look: (on: Tx, touched: readonly Touched[]) => looks(on, importer, touched, batch.madeBy),
			takeBack: importer.takeBack
		};
		const counted = await whole(importer, tx, { by, batch: id }, async () => {
			for (let from = 0; from < steps.length; from += AT_ONCE) {
				const stays = await back(tx, way, steps.slice(from, from + AT_ONCE), by);
				for (const [number, why] of stays) {
					kept.add(number);
					await staysAs(tx, id, number, why);
				}
				await pause(id, Math.min(from + AT_ONCE, steps.length));
			}
		});
		const words = await takeWordsBack(tx, importer, id, by);
		const counts = JSON.stringify({
			...batch.counts,
			clashes: 0,
			kept: kept.size,
			...counted,
			...(words ? { words } : {})
		});
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

async function stepsBack(tx: Tx, id: string): Promise<Step<number>[]> {
	const rows = await within(tx)
		.selectFrom('exchange.row')
		.select(['number', 'made'])
		.where('batch', '=', id)
		.where(sql<boolean>`made != '[]'::jsonb`)
		.orderBy('number', 'desc')
		.execute();
	return rows.flatMap(({ number, made }) => made.toReversed().map((one) => ({ ...one, number })));
}
