import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Picture } from '#kernel/picture.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { forgetPicture } from '#kernel/server/pictures.ts';
import { forgetUnlessNamed, keepFile } from '#kernel/server/storage.ts';
import type { Words } from '#kernel/words.ts';
import type { Material, MaterialKind } from '../after.ts';
import type { On } from './tables.ts';
import { takingPart } from './taking-part.ts';

/** What a piece of material consists of: exactly one of these. */
export type Content =
	| Readonly<{ body: Words }>
	| Readonly<{ url: string }>
	| Readonly<{ picture: Picture }>
	| Readonly<{ file: Readonly<{ name: string; mediaType: string; content: Buffer }> }>;

export type NewMaterial = Readonly<{ kind: MaterialKind; title: Words; content: Content }>;

const columns = ['id', 'occurrence', 'kind', 'title', 'body', 'url', 'fileName', 'bytes', 'picture'] as const;

/** What was said and shown at some séances, in the order of each. */
export async function materialsOf(occurrences: readonly string[], on: On = db): Promise<Material[]> {
	if (!occurrences.length) return [];
	const rows = await takingPart(on)
		.selectFrom('agenda.material')
		.select(columns)
		.where((row) => row('occurrence', '=', row.fn.any(row.val([...occurrences]))))
		.orderBy('rank')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({ ...row, bytes: row.bytes === null ? null : Number(row.bytes) }));
}

/** Adds material to a séance. @returns its id. */
export async function addMaterial(
	tx: Tx,
	occurrence: string,
	{ kind, title, content }: NewMaterial,
	by: By
): Promise<string> {
	const id = newId();
	await takingPart(tx)
		.insertInto('agenda.material')
		.values({
			id,
			occurrence,
			kind,
			title: JSON.stringify(title),
			...(await columnsOf(tx, content)),
			rank: sql<number>`(select coalesce(max(rank), 0) + 1 from agenda.material where occurrence = ${occurrence})`
		})
		.execute();
	await record(tx, { ...by, verb: 'agenda.material_added', ...about(occurrence, id), detail: { kind } });
	return id;
}

/** Takes material away from a séance, and forgets its file when nothing else names it. @throws 404 when it is not there. */
export async function removeMaterial(tx: Tx, occurrence: string, id: string, by: By): Promise<void> {
	if (!isId(id)) throw missing();
	const removed = await takingPart(tx)
		.deleteFrom('agenda.material')
		.where('id', '=', id)
		.where('occurrence', '=', occurrence)
		.returning(['kind', 'file', 'picture'])
		.executeTakeFirst();
	if (!removed) throw missing();
	const { kind } = removed;
	await record(tx, { ...by, verb: 'agenda.material_removed', ...about(occurrence, id), detail: { kind } });
	if (removed.file) await forgetUnlessNamed(tx, removed.file);
	if (removed.picture) await forgetPicture(tx, removed.picture.hash);
}

/**
 * The file of a piece of material of a published activity.
 * @param among the séances whose material it may be of, published or not, for whoever has a place in them.
 * @throws 404 when there is none.
 */
export async function materialFile(
	id: string,
	among: readonly string[] | null = null
): Promise<{ hash: string; name: string }> {
	if (!isId(id)) throw missing();
	const row = await takingPart(db)
		.selectFrom('agenda.material as m')
		.innerJoin('agenda.occurrence as o', 'o.id', 'm.occurrence')
		.innerJoin('agenda.offering as f', 'f.id', 'o.offering')
		.select(['m.file as hash', 'm.fileName as name'])
		.where('m.id', '=', id)
		.where((row) =>
			among
				? row('o.id', '=', row.fn.any(row.val([...among])))
				: row.and([row('f.publishedAt', 'is not', null), row('o.apart', '=', false)])
		)
		.executeTakeFirst();
	if (!row?.hash) throw missing();
	return { hash: row.hash, name: row.name ?? row.hash };
}

const about = (occurrence: string, id: string) => ({
	object: ref('material', id),
	context: ref('occurrence', occurrence)
});

async function columnsOf(tx: Tx, content: Content) {
	const nothing = { body: null, url: null, file: null, fileName: null, bytes: null, picture: null };
	if ('body' in content) return { ...nothing, body: JSON.stringify(content.body) };
	if ('url' in content) return { ...nothing, url: content.url };
	if ('picture' in content) return { ...nothing, picture: JSON.stringify(content.picture) };
	const { name, mediaType, content: bytes } = content.file;
	return { ...nothing, file: await keepFile(tx, bytes, mediaType), fileName: name, bytes: bytes.length };
}
