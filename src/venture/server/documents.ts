import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { forgetUnlessNamed, keepFile } from '#kernel/server/storage.ts';
import { typedLine } from '#kernel/typed.ts';
import { filePartFor, ownFile, type Reader } from './files.ts';
import { type On, within } from './tables.ts';

const MOST_BYTES = 25 * 1024 * 1024;
const MOST = 200;

export type FileDocument = Readonly<{
	id: string;
	name: string;
	mediaType: string;
	size: number;
	addedBy: string | null;
	addedAt: Date;
}>;

/** The documents of a file, the latest first; whoever calls has checked that the reader may see them. */
export const documentsOf = (file: string, on: On = db): Promise<FileDocument[]> =>
	within(on)
		.selectFrom('venture.document as d')
		.leftJoin('identity.person as p', 'p.id', 'd.addedBy')
		.select(['d.id', 'd.name', 'd.mediaType', 'd.size', 'p.name as addedBy', 'd.addedAt'])
		.where('d.file', '=', file)
		.orderBy('d.addedAt', 'desc')
		.orderBy('d.id', 'desc')
		.execute();

/** The bytes of a document, for who reads that part of its file. @throws 404 */
export async function documentFor(
	reader: Reader,
	file: string,
	id: string,
	on: On = db
): Promise<{ hash: string; name: string }> {
	await filePartFor(reader, file, 'documents', on);
	const row = isId(id)
		? await within(on)
				.selectFrom('venture.document')
				.select(['hash', 'name'])
				.where('id', '=', id)
				.where('file', '=', file)
				.executeTakeFirst()
		: undefined;
	if (!row) throw missing();
	return row;
}

/** Adds a document. It is kept as it came, and only ever handed out to be kept. @throws 404, venture_document_large, venture_documents_many */
export async function addDocument(
	tx: Tx,
	id: string,
	{ name, content, mediaType }: Readonly<{ name: string; content: Buffer; mediaType: string }>,
	viewer: Viewer,
	by: By
): Promise<void> {
	await ownFile(viewer, id, tx);
	if (content.length > MOST_BYTES)
		throw refused('venture_document_large', { megabytes: MOST_BYTES / 1024 / 1024 }, 413);
	if ((await documentsOf(id, tx)).length >= MOST) throw refused('venture_documents_many', { max: MOST }, 422);
	const hash = await keepFile(tx, content, mediaType);
	await within(tx)
		.insertInto('venture.document')
		.values({
			...{ id: newId(), file: id, name: typedLine(name).slice(-200) || '—', mediaType, size: content.length, hash },
			...{ addedBy: viewer.id, ...(by.at ? { addedAt: by.at } : {}) }
		})
		.execute();
	await record(tx, {
		...by,
		verb: 'venture.document_added',
		object: ref('venture_file', id),
		detail: { bytes: content.length }
	});
}

/** Takes a document out. @throws 404 */
export async function removeDocument(tx: Tx, id: string, document: string, viewer: Viewer, by: By): Promise<void> {
	await ownFile(viewer, id, tx);
	const row = await within(tx)
		.deleteFrom('venture.document')
		.where('id', '=', isId(document) ? document : null)
		.where('file', '=', id)
		.returning('hash')
		.executeTakeFirst();
	if (!row) throw missing();
	await forgetUnlessNamed(tx, row.hash);
	await record(tx, { ...by, verb: 'venture.document_removed', object: ref('venture_file', id), detail: {} });
}
