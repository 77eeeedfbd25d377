import { sql } from 'kysely';
import { team } from '#kernel/identity/policy.ts';
import { db } from '#kernel/server/db.ts';
import type { Waiting } from '#kernel/waiting.ts';
import { m } from '#messages';

export const waits: readonly Waiting[] = [
	{ act: team, says: m.agenda_waits_questions, find: unanswered },
	{
		act: team,
		says: m.agenda_waits_calendars,
		find: async () => {
			const { rows } = await sql<{ count: number }>`select count(*)::int as count from agenda.source
				where error is not null and paused_at is null`.execute(db);
			return { count: rows[0]?.count ?? 0, path: '/desk/calendars' };
		}
	}
];

/** Questions asked after a séance, and the page of the one that waits longest. */
async function unanswered(): Promise<{ count: number; path: string }> {
	const { rows } = await sql<{ offering: string; occurrence: string; count: number }>`
		select o.offering, f.occurrence, (count(*) over ())::int as count from agenda.followup f join agenda.occurrence o on o.id = f.occurrence
		where f.answered_at is null and f.hidden_at is null order by f.asked_at limit 1`.execute(db);
	const [first] = rows;
	const path = first ? `/desk/activities/${first.offering}/after/${first.occurrence}` : '/desk/activities';
	return { count: first?.count ?? 0, path };
}
