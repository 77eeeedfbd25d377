import { sql } from 'kysely';
import { team } from '#kernel/identity/policy.ts';
import { db } from '#kernel/server/db.ts';
import type { Waiting } from '#kernel/waiting.ts';
import { m } from '#messages';
import { challengeActs, classActs, evidenceActs } from '../acts.ts';

type Count = { count: number };

export const waits: readonly Waiting[] = [
	{
		act: classActs.keep,
		says: m.learning_waits_requests,
		find: async () => {
			const { rows } = await sql<Count>`select count(*)::int as count from learning.class_request
				where state = 'asked'`.execute(db);
			return { count: rows[0]?.count ?? 0, path: '/desk/classes' };
		}
	},
	{
		act: evidenceActs.decide,
		says: m.learning_waits_evidence,
		find: async () => {
			const { rows } = await sql<Count>`select count(*)::int as count from learning.evidence
				where accepted is null and removed_at is null`.execute(db);
			return { count: rows[0]?.count ?? 0, path: '/desk/ways/evidence' };
		}
	},
	{
		act: challengeActs.settle,
		says: m.learning_waits_challenges,
		find: async () => {
			const { rows } = await sql<Count>`select count(*)::int as count from learning.challenge
				where accepted_at is null and closed_at is null and deleted_at is null`.execute(db);
			return { count: rows[0]?.count ?? 0, path: '/desk/programmes/challenges' };
		}
	},
	{
		act: team,
		says: m.learning_waits_applications,
		find: async () => {
			const { rows } = await sql<Count & { cohort: string | null }>`
				select count(*)::int as count, min(cohort::text) as cohort from learning.application
				where submitted_at is not null and outcome is null and withdrawn_at is null`.execute(db);
			const { count = 0, cohort = null } = rows[0] ?? {};
			return { count, path: cohort ? `/desk/programmes/cohorts/${cohort}/candidates` : '/desk/programmes' };
		}
	}
];
