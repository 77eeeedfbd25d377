import { sql } from 'kysely';
import { presenceDays } from '#agenda/server';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';

/** The days, as ISO dates, on which presences or sheets are not what they were at the last look; from now on they are as they are. */
export async function changedDays(tx: Tx): Promise<string[]> {
	const now = await presenceDays((await hub()).timeZone, tx);
	const { rows } = await sql<{ day: string; sum: string }>`select day::text as day, sum from impact.seen_day`.execute(
		tx
	);
	const seen = new Map(rows.map(({ day, sum }) => [day, sum]));
	const changed = [...new Set([...now.keys(), ...seen.keys()])].filter((day) => now.get(day) !== seen.get(day));
	if (!changed.length) return [];
	await sql`delete from impact.seen_day where day = any(${changed}::date[])`.execute(tx);
	const kept = changed.flatMap((day) => (now.has(day) ? [{ day, sum: now.get(day) }] : []));
	await sql`insert into impact.seen_day (day, sum) select day, sum from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as g (day date, sum text)`.execute(
		tx
	);
	return changed.toSorted();
}

/** Has all days read again by the next look, whatever their sums say. */
export async function readAllDays(tx: Tx): Promise<void> {
	await sql`delete from impact.seen_day`.execute(tx);
}
