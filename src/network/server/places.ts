import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { NewPlace, Place } from '../index.ts';
import { organizationBySlug } from './organizations.ts';
import { type On, within } from './tables.ts';

/** Adds a place. @returns its id. Throws network_slug_taken, or 404 when no organisation has the slug it names. */
export async function addPlace(tx: Tx, given: NewPlace): Promise<string> {
	const id = newId();
	const organization = given.organization ? (await organizationBySlug(given.organization, tx)).id : null;
	const sentence = given.sentence ? JSON.stringify(given.sentence) : null;
	const written = await within(tx)
		.insertInto('network.place')
		.values({ ...given, id, organization, sentence })
		.onConflict((conflict) => conflict.column('slug').doNothing())
		.executeTakeFirst();
	if (!written.numInsertedOrUpdatedRows) throw refused('network_slug_taken', { slug: given.slug });
	return id;
}

const columns = ['id', 'slug', 'name', 'kind', 'sentence', 'locality', 'address', 'lat', 'lon', 'fictional'] as const;

/** @throws 404 when no place has this slug. */
export async function placeBySlug(slug: string, on: On = db): Promise<Place> {
	const found = await within(on)
		.selectFrom('network.place')
		.select(columns)
		.where('slug', '=', slug)
		.executeTakeFirst();
	if (!found) throw missing();
	return found;
}

/** All places, by name. */
export const places = (on: On = db): Promise<Place[]> =>
	within(on).selectFrom('network.place').select(columns).orderBy(sql`name collate "und-x-icu"`).execute();
