import { Refusal, refused } from '#kernel/errors.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { send } from '#kernel/server/jobs.ts';
import type { BatchState } from '../index.ts';
import { apply } from './apply.ts';
import { batchOf } from './batches.ts';
import { check } from './check.ts';
import type { Importer } from './importer.ts';
import { within } from './tables.ts';
import { undo } from './undo.ts';

const AT_ONCE = 1500;

const works = {
	check: { from: ['read', 'checked'], at: 'checking', act: check },
	apply: { from: ['checked'], at: 'applying', act: apply },
	undo: { from: ['done'], at: 'undoing', act: undo }
} as const satisfies Record<
	string,
	{ from: readonly BatchState[]; at: BatchState; act: (importer: Importer, id: string) => Promise<void> }
>;

/** Does a step that has begun. What fails for a reason that nobody foresaw stands again where it was before: it must not seem at work for ever. */
export async function carryOut(importer: Importer, id: string, work: keyof typeof works): Promise<void> {
	const { from, at, act } = works[work];
	try {
		await act(importer, id);
	} catch (error) {
		const atWork = error instanceof Refusal && error.code === 'exchange_at_work';
		if (!atWork)
			await within(db)
				.updateTable('exchange.batch')
				.set({ state: from[0] })
				.where('id', '=', id)
				.where('state', '=', at)
				.execute();
		throw error;
	}
}

/**
 * Begins the dry run, the import, or taking it back: a short table at once, a long one as a job that says how far it is.
 * With `now` a long one is waited for, too.
 * @throws 409 exchange_at_work when it is not at the step before, exchange_forgotten when its rows are no longer known.
 */
export async function begin(importer: Importer, id: string, work: keyof typeof works, when?: 'now'): Promise<void> {
	const { from, at } = works[work];
	const batch = await batchOf(id);
	if (batch.forgottenAt) throw refused('exchange_forgotten');
	const short = when === 'now' || batch.total <= AT_ONCE;
	await transaction(async (tx) => {
		const taken = await within(tx)
			.updateTable('exchange.batch')
			.set({ state: at, progress: 0, failure: null })
			.where('id', '=', id)
			.where('state', 'in', [...from])
			.executeTakeFirst();
		if (!taken.numUpdatedRows) throw refused('exchange_at_work');
		// a short one has its job too: it finds the work done, unless the program was ended in the middle
		await send(
			tx,
			`exchange.${work}`,
			{ kind: importer.kind, id },
			short ? { startAfter: new Date(Date.now() + 60_000) } : {}
		);
	});
	if (short) await carryOut(importer, id, work);
}
