import { missing, refused } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { NewPlace, Place } from '../index.ts';
import { plain } from '../plain.ts';
import { byPlaceName } from './order.ts';
import { freeSlug, organizationBySlug } from './organizations.ts';
import { type On, within } from './tables.ts';
import { terms } from './terms.ts';

/** Adds a place. @returns its id. Throws network_slug_taken, or 404 when no organisation has the slug it names. */
export async function addPlace(tx: Tx, given: NewPlace): Promise<string> {
	const id = newId();
	const slug = given.slug ?? (await freeSlug(tx, 'network.place', given.name));
	const written = await within(tx)
		.insertInto('network.place')
		.values({ id, slug, ...(await rowOf(tx, given)) })
		.onConflict((conflict) => conflict.column('slug').doNothing())
		.executeTakeFirst();
	if (!written.numInsertedOrUpdatedRows) throw refused('network_slug_taken', { slug });
	return id;
}

/** Writes a place anew; without a slug its address stays. @throws 404, network_slug_taken. */
export async function updatePlace(tx: Tx, id: string, given: NewPlace): Promise<void> {
	const before = await placeById(id, tx);
	const slug = given.slug ?? before.slug;
	const taken = await selectPlaces(tx).where('p.slug', '=', slug).where('p.id', '<>', id).executeTakeFirst();
	if (taken) throw refused('network_slug_taken', { slug });
	await within(tx)
		.updateTable('network.place')
		.set({ slug, ...(await rowOf(tx, given)), updatedAt: new Date() })
		.where('id', '=', id)
		.execute();
}

/** Puts a place into the trash, or takes it out: it is offered to nobody any more, and what happens there goes on. @throws 404 */
export async function trashPlace(tx: Tx, id: string, trashed: boolean): Promise<void> {
	await placeById(id, tx);
	await within(tx)
		.updateTable('network.place')
		.set({ deletedAt: trashed ? new Date() : null })
		.where('id', '=', id)
		.execute();
}

/** @throws 404 when no place has this slug. */
export async function placeBySlug(slug: string, on: On = db): Promise<Place> {
	const found = await selectPlaces(on).where('p.slug', '=', slug).executeTakeFirst();
	if (!found) throw missing();
	return found;
}

/** A place, in the trash or not. @throws 404 when there is none. */
export async function placeById(id: string, on: On = db): Promise<Place> {
	const found = isId(id) ? await selectPlaces(on).where('p.id', '=', id).executeTakeFirst() : undefined;
	if (!found) throw missing();
	return found;
}

/** All places by name, or those in which all words of a text are found; without what is in the trash, or only that. */
export async function places(
	on: On = db,
	{ text, trashed = false }: Readonly<{ text?: string; trashed?: boolean }> = {}
): Promise<Place[]> {
	const found = await selectPlaces(on)
		.where('p.deletedAt', trashed ? 'is not' : 'is', null)
		.orderBy(byPlaceName)
		.execute();
	const words = terms(text);
	return words.length ? found.filter((place) => words.every((word) => textOf(place).includes(word))) : found;
}

const selectPlaces = (on: On) =>
	within(on)
		.selectFrom('network.place as p')
		.leftJoin('network.organization as o', 'o.id', 'p.organization')
		.select(['p.id', 'p.slug', 'p.name', 'p.kind', 'p.sentence', 'p.access', 'p.postcode', 'p.locality', 'p.address'])
		.select(['p.lat', 'p.lon', 'p.website', 'p.picture', 'p.fictional', 'p.deletedAt'])
		.select(['o.slug as organization', 'o.name as organizationName']);

async function rowOf(tx: Tx, given: NewPlace) {
	const { slug: _, sentence, access, picture, ...rest } = given;
	const organization = given.organization ? (await organizationBySlug(given.organization, tx)).id : null;
	return {
		...rest,
		organization,
		fictional: given.fictional ?? false,
		sentence: sentence && JSON.stringify(sentence),
		access: access ? JSON.stringify(access) : null,
		picture: picture ? JSON.stringify(picture) : null
	};
}

const textOf = ({ name, locality, address, organizationName }: Place): string =>
	plain([name, locality, address, organizationName].filter(Boolean).join(' '));
