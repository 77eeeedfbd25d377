import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { type Territory, territoryOf, type Whereabouts } from '../territory.ts';
import { region } from './outline.ts';
import type { On } from './tables.ts';

/** The communes of the region as its ground is drawn, and what lies in which. Without a drawn ground there is none. */
export const territory = async (on: On = db): Promise<Territory> => territoryOf(await region(on));

/** What is known of where something is, and its fields of work. */
type Known = Whereabouts & Readonly<{ id: string; sectors: readonly string[] }>;

/** Where organisations, places and works are: an organisation at its seat, a work with the organisation that made it. What is in the trash too; what is gone is not there. */
export async function whereaboutsOf(ids: readonly string[], on: On = db): Promise<readonly Known[]> {
	const asked = sql`any(${[...ids]}::uuid[])`;
	const { rows } = await sql<Known>`
		select id, lat, lon, locality, sectors from network.organization where id = ${asked}
		union all select id, lat, lon, locality, '{}' from network.place where id = ${asked}
		union all select w.id, o.lat, o.lon, o.locality, w.sectors
			from network.work w left join network.organization o on o.id = w.organization where w.id = ${asked}`.execute(on);
	return rows;
}
