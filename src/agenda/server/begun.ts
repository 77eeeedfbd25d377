import { ref } from '#kernel/facts.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { reportAs } from '#kernel/server/log.ts';
import { closePool, endRequests, occupancies, requestsFor } from '#participation/server';
import { within } from './tables.ts';

const LOOKED_BACK_MS = 7 * 24 * 60 * 60_000;

/**
 * Ends registration for all that has begun, so that a place that is given back then is offered to nobody, and what was asked for and not answered. One that fails
 * holds up no other.
 * @throws after all were tried, when one failed.
 */
export async function closeBegun(now = new Date()): Promise<void> {
	const begun = await within(db)
		.selectFrom('agenda.occurrence')
		.select(['id', 'pool'])
		.where('startsAt', '<=', now)
		.where('startsAt', '>', new Date(now.getTime() - LOOKED_BACK_MS))
		.execute();
	const [pools, requests] = await Promise.all([
		occupancies(begun.map(({ pool }) => pool)),
		requestsFor(begun.map(({ id }) => id))
	]);
	const open = begun.filter(({ id, pool }) => !pools.get(pool)?.closed || requests.has(id));
	const failed: unknown[] = [];
	for (const one of open) await transaction((tx) => close(tx, one)).catch((error: unknown) => failed.push(error));
	for (const error of failed) reportAs('agenda.begin')(error);
	if (failed.length) throw new AggregateError(failed, `${failed.length} of ${open.length} pools could not be closed`);
}

async function close(tx: Tx, { id, pool }: Readonly<{ id: string; pool: string }>): Promise<void> {
	await closePool(tx, pool, { source: 'job' });
	await endRequests(tx, ref('occurrence', id), 'job');
}
