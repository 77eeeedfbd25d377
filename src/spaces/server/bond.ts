import { sql } from 'kysely';
import type { Given, Period } from '#kernel/given.ts';
import { m } from '#messages';
import type { On } from './tables.ts';

/** The rooms of an organisation that others had, and those of others that it had. What a séance has is told by the agenda. */
export async function bond(organization: string, { from, until }: Period, on: On): Promise<Given[]> {
	const { rows } = await sql<{ lent: number; booked: number }>`
		select coalesce(round(sum(minutes) filter (where house = ${organization} and payer is distinct from ${organization})), 0)::int as lent,
			coalesce(round(sum(minutes) filter (where payer = ${organization} and house is distinct from ${organization})), 0)::int as booked
		from (select p.organization as house, r.organization as payer,
				extract(epoch from upper(a.during) - lower(a.during)) / 60 * a.quantity as minutes
			from spaces.allocation a join spaces.reservation r on a.subject_kind = 'reservation' and r.id = a.subject
				join spaces.space s on s.id = a.space join network.place_card p on p.id = s.place
			where a.state = 'taken' and s.kind in ('room', 'desks', 'studio', 'workshop')
				and upper(a.during) >= ${from} and upper(a.during) < ${until}
				and (p.organization = ${organization} or r.organization = ${organization})) had`.execute(on);
	const { lent = 0, booked = 0 } = rows[0] ?? {};
	return [
		{ side: 'given', measure: 'rooms', amount: lent, name: m.spaces_bond_lent },
		{ side: 'received', measure: 'rooms', amount: booked, name: m.spaces_bond_booked }
	];
}
