import { sql } from 'kysely';
import type { Given, Period } from '#kernel/given.ts';
import type { db, Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import { m } from '#messages';

/** Those who were enrolled in a programme of an organisation while it ran, each once a cohort. */
export async function bond(organization: string, { from, until }: Period, on: Tx | typeof db): Promise<Given[]> {
	const { timeZone } = await hub();
	const [first, last] = [isoDate(from, timeZone), isoDate(new Date(until.getTime() - 1), timeZone)];
	const { rows } = await sql<{ people: number }>`
		select count(*)::int as people from learning.enrolment e join learning.cohort c on c.id = e.cohort
			join learning.programme p on p.id = c.programme
		where p.organization = ${organization} and p.deleted_at is null
			and c.from_day <= ${last}::date and c.to_day >= ${first}::date
			and e.since < ${until} and (e.left_at is null or e.left_at >= ${from})`.execute(on);
	return [{ side: 'given', measure: 'people', amount: rows[0]?.people ?? 0, name: m.learning_bond_trainees }];
}
