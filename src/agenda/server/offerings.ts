import { missing, refused } from '#kernel/errors.ts';
import { type Ref, ref, type Source } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { checkSectors, organizationBySlug } from '#network/server';
import type { Area } from '#ui/area.ts';
import type { NewOffering } from '../offering.ts';
import { type On, within } from './tables.ts';

/** Who changes something, through what, and when it happened if not now. */
export type By = Readonly<{ actor: Ref | null; source: Source; at?: Date }>;

/**
 * Publishes an offering; the fact `agenda.published` tells it.
 * @returns its id. Throws agenda_slug_taken, network_sector_unknown, or 404 for an unknown organisation.
 */
export async function publish(tx: Tx, given: NewOffering, by: By): Promise<string> {
	await checkSectors(tx, given.sectors);
	const { id: organization } = await organizationBySlug(given.organization, tx);
	const id = newId();
	const { title, summary, body, audience, price, ...plain } = given;
	const written = await within(tx)
		.insertInto('agenda.offering')
		.values({
			...plain,
			id,
			organization,
			title: JSON.stringify(title),
			summary: JSON.stringify(summary),
			body: JSON.stringify(body),
			audience: audience && JSON.stringify(audience),
			price: price && JSON.stringify(price),
			publishedAt: by.at ?? new Date()
		})
		.onConflict((conflict) => conflict.column('slug').doNothing())
		.executeTakeFirst();
	if (!written.numInsertedOrUpdatedRows) throw refused('agenda_slug_taken', { slug: given.slug });
	const detail = { kind: given.kind, area: given.area, fictional: given.fictional };
	await record(tx, { ...by, verb: 'agenda.published', object: ref('offering', id), detail });
	return id;
}

/** The area of every offering and occurrence that some references name, by their ids: one query. */
export async function areasOf(refs: readonly Ref[], on: On = db): Promise<Map<string, Area>> {
	const ids = (kind: string) => [...new Set(refs.filter((one) => one.kind === kind).map(({ id }) => id))];
	const [offerings, occurrences] = [ids('offering'), ids('occurrence')];
	if (!offerings.length && !occurrences.length) return new Map();
	const direct = within(on)
		.selectFrom('agenda.offering')
		.select(['id', 'area'])
		.where((row) => row('id', '=', row.fn.any(row.val(offerings))));
	const through = within(on)
		.selectFrom('agenda.occurrence as o')
		.innerJoin('agenda.offering as f', 'f.id', 'o.offering')
		.select(['o.id', 'f.area'])
		.where((row) => row('o.id', '=', row.fn.any(row.val(occurrences))));
	const rows = await direct.unionAll(through).execute();
	return new Map(rows.map(({ id, area }) => [id, area]));
}

/** @throws 404 when there is no such offering. */
export async function offeringExists(tx: Tx, id: string): Promise<void> {
	const found = await within(tx).selectFrom('agenda.offering').select('id').where('id', '=', id).executeTakeFirst();
	if (!found) throw missing();
}
