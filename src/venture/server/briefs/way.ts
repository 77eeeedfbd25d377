import { refused } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';
import { type BriefMove, moved } from '../../briefs/states.ts';
import { type Brief, offersOf } from './reading.ts';
import { within } from './tables.ts';

/** Has a brief that is locked make a move, and writes what has become of it and of its offers. The fact is the caller's. @throws briefs_not_now, briefs_offer_gone, briefs_reasons_missing */
export async function go(tx: Tx, { id, state }: Pick<Brief, 'id' | 'state'>, move: BriefMove): Promise<void> {
	const offers = await offersOf(id, tx);
	const before = new Map(offers.map((offer) => [offer.id, offer.state]));
	const after = moved({ state, offers: before }, move);
	if (typeof after === 'string') throw refused(after, {}, 422);
	const now = new Date();
	// one that stands no more makes room for the one that is chosen
	const changed = [...after.offers].filter(([offer, its]) => before.has(offer) && before.get(offer) !== its);
	for (const [offer, its] of changed.toSorted(([, a], [, b]) => Number(a === 'chosen') - Number(b === 'chosen')))
		await within(tx).updateTable('venture.offer').set({ state: its, decidedAt: now }).where('id', '=', offer).execute();
	if (after.state !== state)
		await within(tx)
			.updateTable('venture.brief')
			.set({ state: after.state, updatedAt: now })
			.where('id', '=', id)
			.execute();
}
