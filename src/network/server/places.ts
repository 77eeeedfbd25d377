import { type SqlBool, sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { keepRevision, takeRevision } from '#kernel/server/revisions.ts';
import { freeSlugIn } from '#kernel/server/slug.ts';
import { orTaken } from '#kernel/server/taken.ts';
import { containing } from '#kernel/server/text-search.ts';
import { slugOf } from '#kernel/slug.ts';
import type { NewPlace } from '../place.schema.ts';
import type { Place } from '../place.ts';
import { fieldsOfPlace, type PlaceUnsaid, type PlaceValues, placeFields } from '../place-fields.ts';
import { byPlaceName } from './order.ts';
import { type On, within } from './tables.ts';

/** Adds a place. @returns its id. Throws network_slug_taken, or 404 when no organisation has the slug it names. */
export async function addPlace(tx: Tx, given: NewPlace, by: By): Promise<string> {
	const id = newId();
	const slug = given.slug ?? (await freeSlugIn('network.place', slugOf(given.name) || 'x', tx));
	const written = await within(tx)
		.insertInto('network.place')
		.values({ id, slug, ...(await rowOf(tx, given)) })
		.onConflict((conflict) => conflict.column('slug').doNothing())
		.executeTakeFirst();
	if (!written.numInsertedOrUpdatedRows) throw refused('network_slug_taken', { slug });
	const detail = { fictional: given.fictional ?? false };
	await record(tx, { ...by, verb: 'network.place_added', object: ref('place', id), detail });
	return id;
}

/**
 * Writes a place anew; what it was is kept, to be taken back; the same again is no change. Without a slug its address stays.
 * @throws 404, network_slug_taken.
 */
export async function updatePlace(tx: Tx, id: string, given: NewPlace, by: By): Promise<void> {
	const before = writtenOf(await lockPlace(tx, id));
	const after = { ...unsaid, ...given, slug: given.slug ?? before.slug };
	if (same(before, after)) return;
	await keepRevision(tx, ref('place', id), before, by.actor);
	await write(tx, id, after);
	await record(tx, { ...by, verb: 'network.place_changed', object: ref('place', id), detail: {} });
}

/** Takes the latest change of a place back. @throws kernel_nothing_to_undo */
export async function undoPlace(tx: Tx, id: string, by: By): Promise<void> {
	await lockPlace(tx, id);
	const before = (await takeRevision(tx, ref('place', id))) as NewPlace & { slug: string };
	// who kept it may have another address by now, or be gone
	const keeper = before.organization ? await keeperOf(tx, before.organization) : null;
	await write(tx, id, { ...before, organization: keeper ? before.organization : null });
	await record(tx, { ...by, verb: 'network.place_changed', object: ref('place', id), detail: {} });
}

/** Puts a place into the trash, or takes it out: it has no page and is offered to nobody any more, and what happens there goes on. @throws 404 */
export async function trashPlace(tx: Tx, id: string, trashed: boolean, by: By): Promise<void> {
	const { deletedAt } = await lockPlace(tx, id);
	if ((deletedAt !== null) === trashed) return;
	await within(tx)
		.updateTable('network.place')
		.set({ deletedAt: trashed ? new Date() : null })
		.where('id', '=', id)
		.execute();
	const verb = trashed ? 'network.place_trashed' : 'network.place_restored';
	await record(tx, { ...by, verb, object: ref('place', id), detail: {} });
}

/** @throws 404 when no place has this slug, or it is in the trash. */
export async function placeBySlug(slug: string, on: On = db): Promise<Place> {
	const found = await selectPlaces(on).where('p.slug', '=', slug).where('p.deletedAt', 'is', null).executeTakeFirst();
	if (!found) throw missing();
	return found;
}

/** A place, in the trash or not. @throws 404 when there is none. */
export async function placeById(id: string, on: On = db): Promise<Place> {
	const found = isId(id) ? await selectPlaces(on).where('p.id', '=', id).executeTakeFirst() : undefined;
	if (!found) throw missing();
	return found;
}

export const placeSorts = ['name', 'organization', 'locality', 'updatedAt'] as const;
type PlaceFilter = Readonly<{
	text?: string;
	/** Those in the trash, and no others. */
	trashed?: boolean;
}>;
type PlaceList = PlaceFilter &
	Readonly<{
		sort?: (typeof placeSorts)[number];
		descending?: boolean;
		page?: number;
		limit?: number;
	}>;

/**
 * The places by name, or those in which all words of a text are found; without what is in the trash, or only that. Without a `limit` it is all of them.
 */
export function places(
	on: On = db,
	{ text, trashed, sort = 'name', descending = false, page = 1, limit }: PlaceList = {}
): Promise<Place[]> {
	const column = sortColumns[sort];
	let query = selectPlaces(on).where(matching({ text, trashed }));
	if (limit) query = query.limit(limit).offset((page - 1) * limit);
	return query
		.orderBy(column, (order) => (descending ? order.desc() : order.asc()).nullsLast())
		.orderBy(byPlaceName)
		.orderBy('p.id')
		.execute();
}

/** How many places there are of a kind. */
export async function countPlaces(filter: PlaceFilter = {}, on: On = db): Promise<number> {
	const { count } = await kept(on)
		.where(matching(filter))
		.select((row) => row.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	return count;
}

/** What a form that names places needs of one. */
export type PlaceName = Pick<Place, 'slug' | 'name' | 'address' | 'locality'>;

/** All places by name, in a few words: to choose from, or to know which one is meant. */
export const placeNames = (on: On = db): Promise<PlaceName[]> =>
	kept(on)
		.where(matching({}))
		.select(['p.slug', 'p.name', 'p.address', 'p.locality'])
		.orderBy(byPlaceName)
		.orderBy('p.id')
		.execute();

const sortColumns = {
	name: byPlaceName,
	organization: sql`o.name collate "und-x-icu"`,
	locality: sql`p.locality collate "und-x-icu"`,
	updatedAt: sql`p.updated_at`
} as const;

const matching = ({ text = '', trashed = false }: PlaceFilter) =>
	sql.join<SqlBool>(
		[
			trashed ? sql<SqlBool>`p.deleted_at is not null` : sql<SqlBool>`p.deleted_at is null`,
			...(text.trim() ? [holding(text)] : [])
		],
		sql` and `
	);

const holding = (text: string) =>
	containing(sql`kernel.name_vector(concat_ws(' ', p.name, p.locality, p.address, o.name))`, text);

/** Places, each with the organisation that keeps it, unless that is in the trash. */
const kept = (on: On) =>
	within(on)
		.selectFrom('network.place as p')
		.leftJoin('network.organization as o', (join) =>
			join.onRef('o.id', '=', 'p.organization').on('o.deletedAt', 'is', null)
		);

const selectPlaces = (on: On) =>
	kept(on)
		.select(['p.id', 'p.slug', 'p.kind', 'p.picture', 'p.fictional', 'p.updatedAt', 'p.deletedAt'])
		.select(placeFields.map(({ name }) => `p.${name}` as const))
		.select(['o.slug as organization', 'o.name as organizationName']);

/** A place that nobody else changes until the transaction ends. @throws 404 */
async function lockPlace(tx: Tx, id: string): Promise<Place> {
	if (isId(id)) await within(tx).selectFrom('network.place').select('id').where('id', '=', id).forUpdate().execute();
	return placeById(id, tx);
}

const unsaid = {
	...(Object.fromEntries(fieldsOfPlace.flatMap(({ name, required }) => (required ? [] : [[name, null]]))) as {
		[Name in PlaceUnsaid]: PlaceValues[Name];
	}),
	...{ picture: null, fictional: false }
};

/** What was written down of a place, without what came of it. */
function writtenOf({ id: _, organizationName: __, updatedAt: ___, deletedAt: ____, ...given }: Place) {
	return given;
}

async function write(tx: Tx, id: string, given: NewPlace & { slug: string }): Promise<void> {
	const { slug } = given;
	const taken = await within(tx)
		.selectFrom('network.place')
		.select('id')
		.where('slug', '=', slug)
		.where('id', '<>', id)
		.executeTakeFirst();
	if (taken) throw refused('network_slug_taken', { slug });
	await within(tx)
		.updateTable('network.place')
		.set({ slug, ...(await rowOf(tx, given)), updatedAt: new Date() })
		.where('id', '=', id)
		.execute()
		.catch(orTaken(refused('network_slug_taken', { slug })));
}

async function rowOf(tx: Tx, given: NewPlace) {
	const { slug: _, picture, ...rest } = { ...unsaid, ...given };
	const organization = given.organization ? await keeperOf(tx, given.organization) : null;
	if (given.organization && !organization) throw missing();
	const texts = fieldsOfPlace.filter(({ kind }) => kind === 'words').map(({ name }) => name as 'sentence');
	const written = Object.fromEntries(texts.map((name) => [name, rest[name] && JSON.stringify(rest[name])]));
	return {
		...rest,
		...(written as Record<'sentence' | 'access', string | null>),
		organization,
		picture: picture && JSON.stringify(picture)
	};
}

async function keeperOf(tx: Tx, slug: string): Promise<string | null> {
	const found = await within(tx)
		.selectFrom('network.organization')
		.select('id')
		.where('slug', '=', slug)
		.where('deletedAt', 'is', null)
		.executeTakeFirst();
	return found?.id ?? null;
}
