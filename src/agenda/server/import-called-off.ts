import { type Values, wordsOf } from '#exchange/server';
import { type By, ref } from '#kernel/facts.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import { cancel } from './occurrences.ts';
import { within } from './tables.ts';

/** Whether a séance is called off, and why. */
export type CalledOff = Readonly<{ cancelled: boolean; cancelReason: Words | null }>;

/** A séance that nobody called off. */
export const takesPlace: CalledOff = { cancelled: false, cancelReason: null };

/** What a row says of that, on top of what is known: a reason alone calls off too, and what it does not speak of stays. */
export function calledOffIn(values: Values, { cancelled, cancelReason }: CalledOff = takesPlace): CalledOff {
	if (values.cancelled === false) return takesPlace;
	const reason = wordsOf(values, 'cancel_reason', cancelReason);
	return values.cancelled === true || reason ? { cancelled: true, cancelReason: reason } : { cancelled, cancelReason };
}

/** Calls off what a row makes so; of what is over already, it was before it began. */
export async function callOffAsMade(
	tx: Tx,
	id: string,
	{ startsAt, endsAt }: Readonly<{ startsAt: Date; endsAt: Date }>,
	reason: Words | null,
	by: By
): Promise<void> {
	await cancel(tx, id, endsAt > new Date() ? by : { ...by, at: startsAt }, reason);
}

/** Says otherwise why a séance was called off. */
export async function sayWhy(tx: Tx, id: string, from: CalledOff, to: CalledOff, by: By): Promise<void> {
	if (same(from.cancelReason, to.cancelReason)) return;
	const { offering } = await within(tx)
		.updateTable('agenda.occurrence')
		.set((row) => ({
			cancelReason: to.cancelReason && JSON.stringify(to.cancelReason),
			revision: row('revision', '+', 1),
			updatedAt: new Date()
		}))
		.where('id', '=', id)
		.returning('offering')
		.executeTakeFirstOrThrow();
	const context = ref('offering', offering);
	await record(tx, { ...by, verb: 'agenda.rewritten', object: ref('occurrence', id), context, detail: { fields: 1 } });
}
