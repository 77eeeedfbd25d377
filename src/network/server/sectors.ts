import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Sector } from '../index.ts';
import { type On, within } from './tables.ts';

/** All sectors, in the order that the team gave them. */
export const sectors = (on: On = db): Promise<Sector[]> =>
	within(on).selectFrom('network.sector').select(['slug', 'label']).orderBy('rank').orderBy('slug').execute();

/** Adds a sector at the end of the list, or changes the label of one that is there. */
export async function keepSector(tx: Tx, { slug, label }: Sector): Promise<void> {
	const words = JSON.stringify(label);
	await within(tx)
		.insertInto('network.sector')
		.values({ slug, label: words, rank: sql<number>`(select coalesce(max(rank), 0) + 1 from network.sector)` })
		.onConflict((conflict) => conflict.column('slug').doUpdateSet({ label: words }))
		.execute();
}

/** @throws network_sector_unknown, naming the first that is in no list. */
export async function checkSectors(tx: Tx, slugs: readonly string[]): Promise<void> {
	const known = new Set((await sectors(tx)).map(({ slug }) => slug));
	const unknown = slugs.find((slug) => !known.has(slug));
	if (unknown) throw refused('network_sector_unknown', { sector: unknown }, 422);
}
