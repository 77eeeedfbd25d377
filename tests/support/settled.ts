import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';

/** A machine that has other things to do takes its time over a year of facts. */
const PATIENCE_MS = 90_000;

/** Waits until every committed fact has its position and every reader has heard it: letters are written by then. */
export async function settled(): Promise<void> {
	for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
		const { rows } = await sql<{ behind: number }>`select (select count(*) from kernel.activity_pending)::int
			+ (select count(*) from kernel.cursor where position < (select max(position) from kernel.activity_order))::int as behind`.execute(
			db
		);
		if (rows[0]?.behind === 0) return;
		await pause(25);
	}
	throw new Error('the readers of the log never came to the end');
}
