import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { keepRevision, takeRevision } from '#kernel/server/revisions.ts';
import { freeSlugIn } from '#kernel/server/slug.ts';
import { orTaken } from '#kernel/server/taken.ts';
import { slugOf } from '#kernel/slug.ts';
import type { NewOrganization, Organization } from '../index.ts';
import { identifiersColumn, keepIdentifiers } from './identifiers.ts';
import { checkNace } from './nace.ts';
import { checkSectors } from './sectors.ts';
import { type On, within } from './tables.ts';

const columns = [
	'id',
	'slug',
	'name',
	'formerNames',
	'kind',
	'sentence',
	'about',
	'sectors',
	'nace',
	'address',
	'postcode',
	'locality',
	'lat',
	'lon',
	'website',
	'links',
	'email',
	'phone',
	'picture',
	'pictures',
	'size',
	'offers',
	'founded',
	'status',
	'statusAsOf',
	'sources',
	'fictional',
	'createdAt',
	'updatedAt',
	'verifiedAt',
	'deletedAt'
] as const;

/** What is said of an organisation when nothing is. */
const unknown: Pick<Organization, Unsaid> = {
	about: null,
	nace: [],
	identifiers: [],
	address: null,
	postcode: null,
	links: [],
	email: null,
	phone: null,
	picture: null,
	pictures: [],
	size: null,
	offers: null,
	fictional: false
};
type Unsaid = Exclude<OptionalOf<NewOrganization>, 'slug'>;
type OptionalOf<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];

/** Organisations with their identifiers, whether in the trash or not. */
export const selectOrganizations = (on: On) =>
	within(on).selectFrom('network.organization').select(columns).select(identifiersColumn);

/**
 * Adds an organisation to the directory; the fact `network.joined` tells it.
 * @returns its id. Throws network_slug_taken, network_sector_unknown, network_nace_unknown, or network_identifier_taken (its params `name` and
 * `id` say which organisation has that number).
 */
export async function addOrganization(tx: Tx, given: NewOrganization, by: By): Promise<string> {
	const id = newId();
	const slug = given.slug ?? (await freeSlugIn('network.organization', slugOf(given.name) || 'x', tx));
	const written = await within(tx)
		.insertInto('network.organization')
		.values({ id, slug, ...(await rowOf(tx, given)) })
		.onConflict((conflict) => conflict.column('slug').doNothing())
		.executeTakeFirst();
	if (!written.numInsertedOrUpdatedRows) throw refused('network_slug_taken', { slug });
	await keepIdentifiers(tx, id, given.identifiers ?? []);
	const detail = { kind: given.kind, fictional: given.fictional ?? false };
	await record(tx, { ...by, verb: 'network.joined', object: ref('organization', id), detail });
	return id;
}

/**
 * Writes an organisation anew; what it was is kept, to be taken back. The same again changes nothing and tells nothing. Without a slug its address
 * stays.
 * @throws 404, and what `addOrganization` throws.
 */
export async function updateOrganization(tx: Tx, id: string, given: NewOrganization, by: By): Promise<void> {
	const before = writtenOf(await lockOrganization(tx, id));
	const after = { ...unknown, ...given, slug: given.slug ?? before.slug };
	if (same(before, after)) return;
	await keepRevision(tx, ref('organization', id), before, by.actor);
	await write(tx, id, after);
	await record(tx, { ...by, verb: 'network.changed', object: ref('organization', id), detail: { kind: given.kind } });
}

/** Takes the latest change of an organisation back. @throws kernel_nothing_to_undo */
export async function undoOrganization(tx: Tx, id: string, by: By): Promise<void> {
	await lockOrganization(tx, id);
	const before = (await takeRevision(tx, ref('organization', id))) as NewOrganization & { slug: string };
	await write(tx, id, before);
	await record(tx, { ...by, verb: 'network.changed', object: ref('organization', id), detail: { kind: before.kind } });
}

/** @throws 404 when no organisation has this slug, or it is in the trash. */
export async function organizationBySlug(slug: string, on: On = db): Promise<Organization> {
	const found = await selectOrganizations(on)
		.where('slug', '=', slug)
		.where('deletedAt', 'is', null)
		.executeTakeFirst();
	if (!found) throw missing();
	return found;
}

/** An organisation, in the trash or not. @throws 404 when there is none. */
export async function organizationById(id: string, on: On = db): Promise<Organization> {
	const found = isId(id) ? await selectOrganizations(on).where('id', '=', id).executeTakeFirst() : undefined;
	if (!found) throw missing();
	return found;
}

/** An organisation that nobody else changes until the transaction ends. @throws 404 when there is none. */
export async function lockOrganization(tx: Tx, id: string): Promise<Organization> {
	if (isId(id))
		await within(tx).selectFrom('network.organization').select('id').where('id', '=', id).forUpdate().execute();
	return organizationById(id, tx);
}

async function write(tx: Tx, id: string, given: NewOrganization & { slug: string }): Promise<void> {
	const others = await within(tx)
		.selectFrom('network.organization')
		.select('id')
		.where('slug', '=', given.slug)
		.where('id', '<>', id)
		.execute();
	if (others.length) throw refused('network_slug_taken', { slug: given.slug });
	await within(tx)
		.updateTable('network.organization')
		.set({ slug: given.slug, ...(await rowOf(tx, given)), updatedAt: new Date() })
		.where('id', '=', id)
		.execute()
		.catch(orTaken(refused('network_slug_taken', { slug: given.slug })));
	await keepIdentifiers(tx, id, given.identifiers ?? []);
}

async function rowOf(tx: Tx, given: NewOrganization) {
	const { slug: _, identifiers, sentence, about, picture, pictures, offers, ...rest } = { ...unknown, ...given };
	await checkSectors(tx, rest.sectors);
	await checkNace(tx, rest.nace);
	return {
		...rest,
		formerNames: [...rest.formerNames],
		sectors: [...rest.sectors],
		nace: [...rest.nace],
		links: [...rest.links],
		sentence: JSON.stringify(sentence),
		about: about && JSON.stringify(about),
		picture: picture && JSON.stringify(picture),
		pictures: JSON.stringify(pictures),
		offers: offers && JSON.stringify(offers)
	};
}

/** What was written down of an organisation, without what came of it. */
function writtenOf(organization: Organization) {
	const { id: _, createdAt: __, updatedAt: ___, verifiedAt: ____, deletedAt: _____, ...given } = organization;
	return given;
}
