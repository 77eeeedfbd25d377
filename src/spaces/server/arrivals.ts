import { sql } from 'kysely';
import { type By, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Space } from '../space.ts';
import type { On } from './tables.ts';

/** Whether whoever booked a space says that she has come. */
export async function asksArrival(space: string, on: On = db): Promise<boolean> {
	const { rows } = await sql<{ checkIn: boolean }>`select check_in from spaces.space where id = ${space}`.execute(on);
	return rows[0]?.checkIn ?? false;
}

/** Says whether a space is freed when nobody has come after a quarter of an hour. The same again is no change. */
export async function setArrivals(tx: Tx, { id, kind, capacity, units }: Space, asked: boolean, by: By): Promise<void> {
	const changed =
		await sql`update spaces.space set check_in = ${asked}, updated_at = now() where id = ${id} and check_in <> ${asked}`.execute(
			tx
		);
	if (changed.numAffectedRows)
		await record(tx, { ...by, verb: 'spaces.changed', object: ref('space', id), detail: { kind, capacity, units } });
}
