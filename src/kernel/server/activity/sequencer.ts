import { sql } from 'kysely';
import { transaction } from '../db.ts';
import { onPoke } from './poke.ts';
import { inTurns } from './turns.ts';

/** Taken by whoever gives positions or seals, so that there is one at a time among all programs. */
export const SEQUENCER_LOCK = 7_000_002;
const BATCH = 1000;
const PATROL_MS = 1000;
const REST_MS = 20;

/**
 * Gives every committed fact that has no position yet the next one, in one order for all, and tells the other programs.
 * @returns how many were positioned.
 */
export async function sequence(): Promise<number> {
	let total = 0;
	for (;;) {
		const count = await round();
		total += count;
		if (count < BATCH) return total;
	}
}

function round(): Promise<number> {
	return transaction(async (tx) => {
		await sql`select pg_advisory_xact_lock(${SEQUENCER_LOCK})`.execute(tx);
		const { rows } = await sql<{ count: number; last: number | null }>`
			with taken as (
				delete from kernel.activity_pending where activity in (select activity from kernel.activity_pending order by at, activity limit ${BATCH})
				returning activity, at
			), placed as (
				insert into kernel.activity_order (position, activity)
				select (select coalesce(max(position), 0) from kernel.activity_order) + row_number() over (order by at, activity), activity from taken
				returning position
			)
			select count(*)::int as count, max(position) as last from placed`.execute(tx);
		const { count = 0, last } = rows[0] ?? {};
		if (count) await sql`select pg_notify('activity', ${String(last)})`.execute(tx);
		return count;
	});
}

/** Keeps positions coming: at once when this program commits, and every second for what a killed program left. */
export function startSequencer(report: (error: unknown) => void): { stop(): Promise<void> } {
	const turns = inTurns(sequence, REST_MS, report);
	const patrol = setInterval(turns.ask, PATROL_MS);
	onPoke(turns.ask);
	turns.ask();
	return {
		async stop() {
			clearInterval(patrol);
			onPoke(undefined);
			await turns.stop();
		}
	};
}
