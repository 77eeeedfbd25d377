import type { Area } from '#kernel/area.ts';
import { missing, refused } from '#kernel/errors.ts';
import { type By, type Ref, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { keepRevision, takeRevision } from '#kernel/server/revisions.ts';
import { freeSlugIn } from '#kernel/server/slug.ts';
import { orTaken } from '#kernel/server/taken.ts';
import { slugOf } from '#kernel/slug.ts';
import type { Words } from '#kernel/words.ts';
import { checkSectors, organizationBySlug } from '#network/server';
import { type NewOffering, unsaid, type WholeOffering } from '../offering.ts';
import { coOrganizerSlugs, keepCoOrganizers } from './co-organizers.ts';
import { type On, within } from './tables.ts';

/**
 * Writes an offering down as a draft, which only its organisation and the team see: no fact tells it before `publishOffering`.
 * @param id given by a form that may be sent twice.
 * @returns its id. Throws agenda_slug_taken, agenda_written_already, network_sector_unknown, or 404 for an unknown organisation.
 */
export async function writeOffering(tx: Tx, given: NewOffering, id = newId()): Promise<string> {
	const written = await within(tx)
		.insertInto('agenda.offering')
		.values({ id, publishedAt: null, ...(await columnsOf(tx, { ...unsaid, ...given })) })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (written.numInsertedOrUpdatedRows) {
		await keepCoOrganizers(tx, id, given.coOrganizers ?? []);
		return id;
	}
	const again = await within(tx).selectFrom('agenda.offering').select('id').where('id', '=', id).executeTakeFirst();
	throw again ? refused('agenda_written_already') : refused('agenda_slug_taken', { slug: given.slug });
}

/**
 * Changes what is written about an offering and keeps what it was, to undo it. The same again changes nothing.
 * @throws what `writeOffering` throws, and 404 for an unknown offering.
 */
export async function rewriteOffering(tx: Tx, id: string, given: NewOffering, by: By): Promise<void> {
	const before = await written(tx, id);
	const after: WholeOffering = { ...unsaid, ...given };
	const fields = changed(before, after);
	if (!fields.length) return;
	// whoever answers questions is a person perhaps: what is kept names nobody
	const { contact: _, ...kept } = before;
	await keepRevision(tx, ref('offering', id), kept, by.actor);
	await overwrite(tx, id, after);
	await record(tx, { ...by, verb: 'agenda.rewritten', object: ref('offering', id), detail: { fields: fields.length } });
}

/**
 * Takes the latest change of an offering's words back; whom to ask stays as it is now.
 * @returns the slug of the organisation whose it is then, which may be another. Throws kernel_nothing_to_undo, what `writeOffering` throws when a
 * sector or an organisation is gone meanwhile, or 404.
 */
export async function undoRewriting(tx: Tx, id: string, by: By): Promise<string> {
	const { contact } = await written(tx, id);
	const before = (await takeRevision(tx, ref('offering', id))) as Omit<WholeOffering, 'contact'>;
	// one that was kept before a field came has not said it
	await overwrite(tx, id, { ...unsaid, ...before, contact });
	await record(tx, { ...by, verb: 'agenda.rewriting_undone', object: ref('offering', id), detail: {} });
	return before.organization;
}

/** What is written about an offering and its state, named one by one: what the search computes of them is not written. */
export const offeringColumns = [
	'f.id',
	'f.slug',
	'f.kind',
	'f.area',
	'f.title',
	'f.summary',
	'f.body',
	'f.formatted',
	'f.organization',
	'f.sectors',
	'f.audience',
	'f.price',
	'f.minAge',
	'f.maxAge',
	'f.languages',
	'f.accessNotes',
	'f.registration',
	'f.approval',
	'f.twoNames',
	'f.externalUrl',
	'f.picture',
	'f.operation',
	'f.contact',
	'f.fictional',
	'f.publishedAt',
	'f.deletedAt'
] as const;

/** What is written about an offering, held until the end of the transaction. @throws 404. */
export const written = (tx: Tx, id: string): Promise<WholeOffering> => wholeOffering(tx, id, true);

/** What is written about an offering, as it stands now. @throws 404. */
export async function wholeOffering(on: On, id: string, held = false): Promise<WholeOffering> {
	const row = await within(on)
		.selectFrom('agenda.offering as f')
		.innerJoin('network.organizationCard as g', 'g.id', 'f.organization')
		.select(offeringColumns)
		.select(['g.slug as organizationSlug', coOrganizerSlugs.as('coOrganizers')])
		.where('f.id', '=', id)
		.$if(held, (query) => query.forNoKeyUpdate('f'))
		.executeTakeFirst();
	if (!row) throw missing();
	const { organizationSlug: organization, id: _, publishedAt, deletedAt, ...words } = row;
	return { ...words, organization };
}

/** An address for an offering that no other has: `cafe-numerique`, else `cafe-numerique-2`. */
export const freeSlug = (title: Words, on: On = db): Promise<string> =>
	freeSlugIn('agenda.offering', slugOf(title) || 'a', on);

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

async function overwrite(tx: Tx, id: string, given: WholeOffering): Promise<void> {
	const other = await within(tx)
		.selectFrom('agenda.offering')
		.select('id')
		.where('slug', '=', given.slug)
		.where('id', '<>', id)
		.executeTakeFirst();
	if (other) throw refused('agenda_slug_taken', { slug: given.slug });
	await within(tx)
		.updateTable('agenda.offering')
		.set({ ...(await columnsOf(tx, given)), updatedAt: new Date() })
		.where('id', '=', id)
		.execute()
		.catch(orTaken(refused('agenda_slug_taken', { slug: given.slug })));
	await keepCoOrganizers(tx, id, given.coOrganizers);
}

async function columnsOf(tx: Tx, given: WholeOffering) {
	await checkSectors(tx, given.sectors);
	const { id: organization } = await organizationBySlug(given.organization, tx);
	const { title, summary, body, audience, price, accessNotes, picture, coOrganizers: _, ...plainly } = given;
	return {
		...plainly,
		organization,
		title: JSON.stringify(title),
		summary: JSON.stringify(summary),
		body: body && JSON.stringify(body),
		audience: audience && JSON.stringify(audience),
		price: price && JSON.stringify(price),
		accessNotes: accessNotes && JSON.stringify(accessNotes),
		picture: picture && JSON.stringify(picture)
	};
}

/** The fields that differ; in JSON, so that the order of a text's languages, which PostgreSQL changes, is no difference. */
function changed(before: WholeOffering, after: WholeOffering): string[] {
	return (Object.keys(after) as (keyof WholeOffering)[]).filter((field) => text(before[field]) !== text(after[field]));
}

const text = (value: unknown): string =>
	JSON.stringify(value, (_, one: unknown) =>
		one && typeof one === 'object' && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort()) : one
	);
