import { sql } from 'kysely';
import type { Given, Period } from '#kernel/given.ts';
import { m } from '#messages';
import type { On } from './tables.ts';

/** The hours of an organisation's mentors, as far as both sides say that they took place. Whom it accompanies is of the files, which this does not open. */
export async function bond(organization: string, { from, until }: Period, on: On): Promise<Given[]> {
	const { rows } = await sql<{ minutes: number }>`
		select coalesce(round(sum(extract(epoch from upper(g.during) - lower(g.during)) / 60)), 0)::int as minutes
		from venture.mentoring g join venture.mentor t on t.id = g.mentor
		where t.organization = ${organization} and g.mentor_says and g.person_says
			and upper(g.during) >= ${from} and upper(g.during) < ${until}`.execute(on);
	return [{ side: 'given', measure: 'hours', amount: rows[0]?.minutes ?? 0, name: m.venture_bond_mentors }];
}
