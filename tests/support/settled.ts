import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';

/** Waits until every committed fact has its position and every reader has heard it: letters are written by then. */
export async function settled(): Promise<void> {
	for (let turn = 0; turn < 400; turn++) {
		const { rows } = await sql<{ behind: number }>`select (select count(*) from kernel.activity_pending)::int
			+ (select count(*) from kernel.cursor where position < (select max(position) from kernel.activity_order))::int as behind`.execute(
			db
		);
		if (rows[0]?.behind === 0) return;
		await pause(25);
	}
	throw new Error('the readers of the log never came to the end');
}
