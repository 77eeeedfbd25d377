import { sql } from 'kysely';
import { can, either, hostedBy, hostOfAny, team } from '#kernel/identity/policy.ts';
import { db } from '#kernel/server/db.ts';
import type { Waiting } from '#kernel/waiting.ts';
import { m } from '#messages';
import { registrationsActs } from '../acts.ts';

export const waits: readonly Waiting[] = [
	{
		act: either(team, hostOfAny),
		says: m.agenda_waits_requests,
		find: async (viewer) => ({
			count: await requests(can(viewer, registrationsActs.see) ? null : hostedBy(viewer)),
			path: '/desk/registrations?state=submitted&when=coming'
		})
	},
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

/** Registrations that wait for a yes, of what is to come and some organisations lead; null: of all. */
async function requests(organizations: readonly string[] | null): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from participation.booking_card b join agenda.occurrence o on o.id = b.subject and b.subject_kind = 'occurrence'
			join agenda.offering f on f.id = o.offering
		where 'submitted' = any(b.states) and o.ends_at > now() and (${organizations === null} or f.organization = any(${[...(organizations ?? [])]}::uuid[]))`.execute(
		db
	);
	return rows[0]?.count ?? 0;
}

/** Questions asked after a séance, and the page of the one that waits longest. */
async function unanswered(): Promise<{ count: number; path: string }> {
	const { rows } = await sql<{ offering: string; occurrence: string; count: number }>`
		select o.offering, f.occurrence, (count(*) over ())::int as count from agenda.followup f join agenda.occurrence o on o.id = f.occurrence
		where f.answered_at is null and f.hidden_at is null order by f.asked_at limit 1`.execute(db);
	const [first] = rows;
	const path = first ? `/desk/activities/${first.offering}/after/${first.occurrence}` : '/desk/activities';
	return { count: first?.count ?? 0, path };
}
