import { sql } from 'kysely';
import { bookedOccurrences } from '#agenda/server';
import type { Given, Period } from '#kernel/given.ts';
import { m } from '#messages';
import type { On } from './tables.ts';

/** The shows of an organisation that were on air, and those of others that its stations gave. */
export async function bond(organization: string, { from, until }: Period, on: On): Promise<Given[]> {
	const { rows } = await sql<{ occurrence: string; carried: boolean }>`
		select s.occurrence, exists (select from stage.show_station t join stage.station n on n.id = t.station
			where t.show = s.id and n.organization = ${organization}) as carried
		from stage.show s where exists (select from stage.room r where r.show = s.id and r.purpose = 'air'
			and r.ended_at >= ${from} and r.ended_at < ${until})`.execute(on);
	const shown = await bookedOccurrences(
		rows.map(({ occurrence }) => occurrence),
		on
	);
	const own = new Set(
		shown
			.filter(({ offering }) => [offering.organization, ...offering.coOrganizers].some(({ id }) => id === organization))
			.map(({ occurrence }) => occurrence.id)
	);
	const carried = rows.filter((row) => row.carried && !own.has(row.occurrence)).length;
	return [
		{ side: 'given', measure: 'shows', amount: own.size, name: m.stage_bond_made },
		{ side: 'given', measure: 'shows', amount: carried, name: m.stage_bond_carried }
	];
}
