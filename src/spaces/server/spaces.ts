import { sql } from 'kysely';
import { isWord } from '#kernel/address.ts';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { keepRevision, takeRevision } from '#kernel/server/revisions.ts';
import { freeSlugIn } from '#kernel/server/slug.ts';
import { orTaken } from '#kernel/server/taken.ts';
import { slugOf } from '#kernel/slug.ts';
import { placeBySlug } from '#network/server';
import type { NewSpace, WholeSpace } from '../space.schema.ts';
import type { Space } from '../space.ts';
import { lockHouses } from './houses.ts';
import { keepParts } from './parts.ts';
import { spaceById } from './reading.ts';
import { settle } from './settling.ts';
import { within } from './tables.ts';
import { keepUnits } from './units.ts';
import { unsaid } from './unsaid.ts';

/**
 * Adds something that can be booked to a place. @returns its id.
 * @throws network_slug_taken, spaces_slug_word, 404 for a place or a part that is not there, spaces_part_elsewhere, spaces_part_joined.
 */
export async function addSpace(tx: Tx, given: NewSpace, by: By): Promise<string> {
	const whole = { ...unsaid, ...given };
	const id = newId();
	const named = slugOf(given.name[given.name.source] ?? '') || 'x';
	// beside the spaces stand pages of ours, such as « reservation »
	const slug = given.slug ?? (await freeSlugIn('spaces.space', isWord('/spaces', named) ? `${named}-1` : named, tx));
	if (isWord('/spaces', slug)) throw refused('spaces_slug_word', { slug }, 422);
	const written = await within(tx)
		.insertInto('spaces.space')
		.values({ id, slug, ...(await rowOf(tx, whole)) })
		.onConflict((conflict) => conflict.column('slug').doNothing())
		.executeTakeFirst();
	if (!written.numInsertedOrUpdatedRows) throw refused('network_slug_taken', { slug });
	const units = await keepStock(tx, id, whole);
	const { kind, capacity, fictional } = whole;
	await record(tx, {
		...by,
		verb: 'spaces.added',
		object: ref('space', id),
		detail: { kind, capacity, units, fictional }
	});
	return id;
}

/**
 * Writes a space anew; what it was is kept, to be taken back; the same again is no change. What has its time keeps it.
 * @throws 404, network_slug_taken, spaces_slug_word, spaces_moved when it has another place, spaces_units_taken when units that somebody has would go; what `addSpace` says of parts.
 */
export async function updateSpace(tx: Tx, id: string, given: NewSpace, by: By): Promise<void> {
	const before = writtenOf(await held(tx, id));
	const after = { ...unsaid, ...given, slug: given.slug ?? before.slug };
	if (same(before, after)) return;
	await keepRevision(tx, ref('space', id), before, by.actor);
	await write(tx, id, after, by);
}

/** Takes the latest change of a space back. @throws kernel_nothing_to_undo, and what `updateSpace` throws */
export async function undoSpace(tx: Tx, id: string, by: By): Promise<void> {
	await held(tx, id);
	const before = (await takeRevision(tx, ref('space', id))) as WholeSpace & { slug: string };
	await write(tx, id, before, by);
}

/** Puts a space into the trash, or takes it out. @throws spaces_trash_taken while somebody is to have it, 404. */
export async function trashSpace(tx: Tx, id: string, trashed: boolean, by: By): Promise<void> {
	const { deletedAt, kind, place } = await held(tx, id);
	if ((deletedAt !== null) === trashed) return;
	if (trashed) {
		const { rows } = await sql<{ count: number }>`select count(*)::int as count from spaces.allocation
			where upper(during) > now() and (space = ${id} or space in (select whole from spaces.part where part = ${id}))`.execute(
			tx
		);
		if (rows[0]?.count) throw refused('spaces_trash_taken', { count: rows[0].count });
	}
	await within(tx)
		.updateTable('spaces.space')
		.set({ deletedAt: trashed ? new Date() : null })
		.where('id', '=', id)
		.execute();
	const verb = trashed ? 'spaces.trashed' : 'spaces.restored';
	await record(tx, { ...by, verb, object: ref('space', id), detail: { kind } });
	if (!trashed) await settle(tx, [place.id], by);
}

/** A space that nobody else changes nor takes until the transaction ends. @throws 404 */
async function held(tx: Tx, id: string): Promise<Space> {
	if (!isId(id)) throw missing();
	const { place } = await spaceById(id, tx);
	await lockHouses(tx, [place.id]);
	await within(tx).selectFrom('spaces.space').select('id').where('id', '=', id).forNoKeyUpdate().execute();
	return spaceById(id, tx);
}

async function write(tx: Tx, id: string, given: WholeSpace & { slug: string }, by: By): Promise<void> {
	const { slug, kind, capacity } = given;
	if (isWord('/spaces', slug)) throw refused('spaces_slug_word', { slug }, 422);
	const taken = await within(tx)
		.selectFrom('spaces.space')
		.select('id')
		.where('slug', '=', slug)
		.where('id', '<>', id)
		.executeTakeFirst();
	if (taken) throw refused('network_slug_taken', { slug });
	const row = await rowOf(tx, given);
	const { place } = await spaceById(id, tx);
	// what it took in its house would be of another one
	if (place.id !== row.place) throw refused('spaces_moved', {}, 422);
	await within(tx)
		.updateTable('spaces.space')
		.set({ slug, ...row, updatedAt: new Date() })
		.where('id', '=', id)
		.execute()
		.catch(orTaken(refused('network_slug_taken', { slug })));
	const units = await keepStock(tx, id, given);
	await record(tx, { ...by, verb: 'spaces.changed', object: ref('space', id), detail: { kind, capacity, units } });
	await settle(tx, [place.id], by);
}

/** A space that is made of others has no units of its own. @returns how many of its own it has. */
async function keepStock(tx: Tx, id: string, { kind, units, parts }: WholeSpace): Promise<number> {
	await keepParts(tx, id, parts);
	return keepUnits(tx, id, parts.length ? 0 : kind === 'room' || kind === 'studio' || kind === 'workshop' ? 1 : units);
}

async function rowOf(tx: Tx, given: WholeSpace) {
	const { slug: _, units: __, parts: ___, name, sentence, access, picture, hours, equipment, ...plain } = given;
	return {
		...plain,
		equipment: [...equipment],
		place: (await placeBySlug(given.place, tx)).id,
		name: JSON.stringify(name),
		sentence: sentence && JSON.stringify(sentence),
		access: access && JSON.stringify(access),
		picture: picture && JSON.stringify(picture),
		hours: JSON.stringify(hours)
	};
}

/** A space as it is written down, with its address. */
export type Written = WholeSpace & Readonly<{ slug: string }>;

/** What was written down of a space, without what came of it. */
export function writtenOf({ id: _, keeper: __, updatedAt: ___, deletedAt: ____, place, ...given }: Space): Written {
	const { parts, equipment, ...plain } = given;
	return {
		...{ ...plain, parts: [...parts], equipment: [...equipment] },
		...{ hours: given.hours, place: place.slug, units: Math.max(1, given.units) }
	};
}
