import { missing, refused } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { keepFile } from '#kernel/server/storage.ts';
import { isOver } from '#participation';
import {
	type Application,
	type Document,
	documentType,
	LARGEST_DOCUMENT,
	MOST_DOCUMENTS
} from '../../programmes/application.ts';
import type { DocumentKind } from '../../programmes/programme.ts';
import { forgetPapers } from './forgetting.ts';
import { type On, within } from './tables.ts';

/** The documents of an application, in the order in which they came. */
export const documentsOf = (application: string, on: On = db): Promise<Document[]> =>
	within(on)
		.selectFrom('learning.document')
		.select(['id', 'kind', 'name', 'mediaType', 'bytes', 'addedAt'])
		.where('application', '=', application)
		.orderBy('addedAt')
		.orderBy('id')
		.execute();

/**
 * Adds a document to an application: PDF, JPEG or PNG, 10 MB at most, until it is decided or taken back.
 * @returns its id. Throws programmes_document_type, _large, _many, programmes_decided_already.
 */
export async function addDocument(
	tx: Tx,
	{ id: application, outcome, state }: Pick<Application, 'id' | 'outcome' | 'state'>,
	{ kind, name, content }: Readonly<{ kind: DocumentKind; name: string; content: Buffer }>
): Promise<string> {
	if (outcome === 'accepted' || outcome === 'declined' || isOver(state)) throw refused('programmes_decided_already');
	if (content.length > LARGEST_DOCUMENT) throw refused('programmes_document_large', { megabytes: 10 }, 422);
	const mediaType = documentType(content);
	if (!mediaType) throw refused('programmes_document_type', {}, 422);
	if ((await documentsOf(application, tx)).length >= MOST_DOCUMENTS)
		throw refused('programmes_document_many', { most: MOST_DOCUMENTS }, 422);
	const id = newId();
	const file = await keepFile(tx, content, mediaType);
	const safe = name.replace(/[^\p{L}\p{N}._ -]+/gu, '_').slice(-120) || 'document';
	await within(tx)
		.insertInto('learning.document')
		.values({ id, application, kind, name: safe, mediaType, bytes: content.length, file })
		.execute();
	return id;
}

/** Takes a document away from an application that was not sent. @throws programmes_sent, 404. */
export async function removeDocument(tx: Tx, { id: application, state }: Application, document: string): Promise<void> {
	if (state !== 'draft') throw refused('programmes_sent');
	if (!isId(document)) throw missing();
	const removed = await within(tx)
		.deleteFrom('learning.document')
		.where('id', '=', document)
		.where('application', '=', application)
		.returning('file')
		.executeTakeFirst();
	if (!removed) throw missing();
	await forgetPapers(tx, [removed.file]);
}

/** The kept file of a document of an application. @throws 404. */
export async function documentFile(application: string, document: string): Promise<{ hash: string; name: string }> {
	if (!isId(application) || !isId(document)) throw missing();
	const row = await within(db)
		.selectFrom('learning.document')
		.select(['file as hash', 'name'])
		.where('id', '=', document)
		.where('application', '=', application)
		.executeTakeFirst();
	if (!row) throw missing();
	return row;
}
