import type { Tx } from '#kernel/server/db.ts';
import { removeCanvas } from '#learning/server';
import { vouchNoMore } from '../quests/proofs.ts';
import { reviewsOf } from '../reviews/reviews.ts';
import { within } from '../tables.ts';
import { lockPlayer, lockRun, runOf } from './runs.ts';

/** Removes one of somebody's runs with its canvas, its dossier and what it showed. What it told the log stays. @throws 404 for another's */
export async function removeRun(tx: Tx, person: string, id: string): Promise<void> {
	await runOf(person, id, tx);
	await lockPlayer(tx, person);
	const run = await lockRun(tx, id);
	if (!run) return;
	for (const review of await reviewsOf(id, tx)) {
		await vouchNoMore(tx, review.id);
		await within(tx).deleteFrom('journey.evidence').where('ref', '=', review.id).execute();
	}
	await within(tx).deleteFrom('journey.evidence').where('ref', '=', id).execute();
	await within(tx).deleteFrom('journey.run').where('id', '=', id).execute();
	if (run.canvas) await removeCanvas(tx, run.canvas);
}
