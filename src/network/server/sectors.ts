import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { freeSlugIn } from '#kernel/server/slug.ts';
import { slugOf } from '#kernel/slug.ts';
import type { Words } from '#kernel/words.ts';
import type { Sector, SectorEntry } from '../index.ts';
import { checkNace } from './nace.ts';
import { type On, within } from './tables.ts';

/** The list of sectors is one thing for the log, which knows things by an id; a sector has none. */
const SECTORS = ref('sectors', '00000000-0000-7000-8000-000000000003');

const tell = (tx: Tx, by: By): Promise<string> =>
	record(tx, { ...by, verb: 'network.sectors_changed', object: SECTORS, detail: {} });

/** The sectors that one can choose, in the order that the team gave them. */
export const sectors = (on: On = db): Promise<Sector[]> =>
	within(on)
		.selectFrom('network.sector')
		.select(['slug', 'label'])
		.where('hidden', '=', false)
		.orderBy('rank')
		.orderBy('slug')
		.execute();

/** All sectors as the team sees them, hidden ones too. */
export const sectorEntries = (on: On = db): Promise<SectorEntry[]> =>
	within(on)
		.selectFrom('network.sector as s')
		.select(['s.slug', 's.label', 's.nace', 's.hidden'])
		.select(
			sql<number>`(select count(*) from network.organization o where o.sectors @> array[s.slug])
				+ (select count(*) from network.work w where w.sectors @> array[s.slug])`.as('uses')
		)
		.orderBy('s.rank')
		.orderBy('s.slug')
		.execute();

/** Adds a sector at the end of the list, or changes the label of one that is there, and where it lies in NACE when that is given. */
export async function keepSector(
	tx: Tx,
	{ slug, label, nace }: Sector & Readonly<{ nace?: readonly string[] }>,
	by: By
): Promise<void> {
	const before = (await sectorEntries(tx)).find((sector) => sector.slug === slug);
	if (before && same([before.label, nace && before.nace], [label, nace])) return;
	const words = JSON.stringify(label);
	if (nace) await checkNace(tx, nace);
	const codes = nace ? { nace: [...nace] } : {};
	await within(tx)
		.insertInto('network.sector')
		.values({
			slug,
			label: words,
			rank: sql<number>`(select coalesce(max(rank), 0) + 1 from network.sector)`,
			...codes
		})
		.onConflict((conflict) => conflict.column('slug').doUpdateSet({ label: words, ...codes }))
		.execute();
	await tell(tx, by);
}

/** Adds a sector that is called so, at the end of the list. @returns its slug */
export async function addSector(tx: Tx, name: string, by: By): Promise<string> {
	const slug = await freeSlugIn('network.sector', slugOf(name) || 'x', tx);
	const { locales: languages } = await hub();
	const source = languages[0] ?? 'fr';
	await within(tx)
		.insertInto('network.sector')
		.values({
			slug,
			label: JSON.stringify({ source, [source]: name }),
			rank: sql<number>`(select coalesce(max(rank), 0) + 1 from network.sector)`
		})
		.execute();
	await tell(tx, by);
	return slug;
}

/** Takes a sector away that nothing is in. */
export async function forgetSector(tx: Tx, slug: string, by: By): Promise<void> {
	await within(tx).deleteFrom('network.sector').where('slug', '=', slug).execute();
	await tell(tx, by);
}

/** Puts a sector one place earlier or later in the list. @throws 404 when there is none. */
export async function moveSector(tx: Tx, slug: string, direction: 'up' | 'down', by: By): Promise<void> {
	const order = (await sectorEntries(tx)).map((sector) => sector.slug);
	const at = order.indexOf(slug);
	if (at < 0) throw missing();
	const to = direction === 'up' ? at - 1 : at + 1;
	const other = order[to];
	if (other === undefined) return;
	order[to] = slug;
	order[at] = other;
	for (const [rank, one] of order.entries())
		await within(tx)
			.updateTable('network.sector')
			.set({ rank: rank + 1 })
			.where('slug', '=', one)
			.execute();
	await tell(tx, by);
}

/** Takes a sector out of what one can choose, or puts it back; what is in it already keeps it. */
export async function hideSector(tx: Tx, slug: string, hidden: boolean, by: By): Promise<void> {
	const entry = (await sectorEntries(tx)).find((sector) => sector.slug === slug);
	if (!entry) throw missing();
	if (entry.hidden === hidden) return;
	await within(tx).updateTable('network.sector').set({ hidden }).where('slug', '=', slug).execute();
	await tell(tx, by);
}

/**
 * Removes a sector that nothing is in.
 * @param elsewhere how much is in it that the network does not know of: activities.
 * @returns what it was called. Throws network_sector_used.
 */
export async function removeSector(tx: Tx, slug: string, elsewhere: number, by: By): Promise<Words> {
	const entry = (await sectorEntries(tx)).find((sector) => sector.slug === slug);
	if (!entry) throw missing();
	const count = entry.uses + elsewhere;
	if (count) throw refused('network_sector_used', { count });
	await forgetSector(tx, slug, by);
	return entry.label;
}

/** @throws network_sector_unknown, naming the first that is in no list. */
export async function checkSectors(tx: Tx, slugs: readonly string[]): Promise<void> {
	if (!slugs.length) return;
	const rows = await within(tx).selectFrom('network.sector').select('slug').execute();
	const known = new Set(rows.map(({ slug }) => slug));
	const unknown = slugs.find((slug) => !known.has(slug));
	if (unknown) throw refused('network_sector_unknown', { sector: unknown }, 422);
}
