import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { On } from '../tables.ts';
import { isAdviser } from './thread.ts';
import { dayOf } from './today.ts';

/** Who answers for an organisation, and how many wait for her: counts for the team, nothing of what was asked. `answers`: she is an adviser of it still. */
export type WaitingFor = Readonly<{
	person: string;
	name: string;
	organization: string;
	open: number;
	late: number;
	/** The first day on which one was promised. */
	since: string | null;
	answers: boolean;
}>;

/** Whoever somebody waits for, who is late first. */
export async function waitingFor(on: On = db): Promise<WaitingFor[]> {
	const today = await dayOf();
	const { rows } = await sql<WaitingFor & { scope: string }>`
		select q.welcomer as person, p.name, o.name as organization, q.organization as scope, count(*)::int as open, (count(*) filter (where q.due_day < ${today}))::int as late, min(q.due_day) as since
		from venture.question q join identity.person p on p.id = q.welcomer join network.organization_card o on o.id = q.organization
		where q.due_day is not null and q.closed_at is null group by q.welcomer, p.name, o.name, q.organization order by late desc, since, p.name`.execute(
		on
	);
	return Promise.all(
		rows.map(async ({ scope, ...row }) => ({ ...row, answers: await isAdviser(on, row.person, scope) }))
	);
}
