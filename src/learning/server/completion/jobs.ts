import { sql } from 'kysely';
import type { Job } from '#kernel/module.ts';
import { db } from '#kernel/server/db.ts';
import { recompute } from './judging.ts';
import { within } from './tables.ts';

/** Judges everybody by every goal anew, each night, from what was taken in of the log (`rebuildDeeds` takes it in anew). */
export const recomputeJob: Job = {
	cron: '29 2 * * *',
	run: async () => {
		const goals = await within(db).selectFrom('learning.goal').select('id').orderBy('id').execute();
		for (const { id } of goals) await recompute(id);
	}
};

/** Forgets what is of no use any more: which telephone spoke for which seat once the séance is over, and three months later why somebody was missing. */
export const forgetJob: Job = {
	cron: '41 3 * * *',
	run: async () => {
		await sql`delete from learning.device where bound_at < now() - interval '2 days'`.execute(db);
		await sql`update learning.excuse e set reason = 'other' from agenda.occurrence o
			where o.id = e.occurrence and o.ends_at < now() - interval '3 months' and e.reason <> 'other'`.execute(db);
	}
};
