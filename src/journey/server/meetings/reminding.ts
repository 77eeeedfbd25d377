import { sql } from 'kysely';
import type { Job } from '#kernel/module.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { askWhetherHeld } from '../letters.ts';

/** Some hours after a meeting, asks whoever has not said so whether it took place: once, and not of what is long past. */
export const askAfterMeetings: Job = {
	cron: '23 * * * *',
	run: async () => {
		const { rows } = await sql<{ id: string }>`
			select id from journey.meeting where state = 'accepted' and reminded_at is null
				and at between now() - interval '14 days' and now() - interval '3 hours'
				and (person_says is null or host_says is null) limit 500`.execute(db);
		for (const { id } of rows)
			await transaction(async (tx) => {
				const { numAffectedRows } = await sql`
					update journey.meeting set reminded_at = now() where id = ${id} and reminded_at is null`.execute(tx);
				if (numAffectedRows) await askWhetherHeld(tx, id);
			});
	}
};
