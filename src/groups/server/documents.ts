import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { forgetUnlessNamed } from '#kernel/server/storage.ts';
import type { NewDocument } from '../group.schema.ts';
import { handedIn, type Sent } from './handed.ts';
import { told } from './reading.ts';
import { lockWork, type Working } from './rooms.ts';
import { type On, within } from './tables.ts';

/** A file of a group, or an address where something of it is read. */
export type Document = Readonly<{
	id: string;
	title: string;
	link: string | null;
	file: string | null;
	fileName: string | null;
	addedBy: string | null;
	addedAt: Date;
}>;

/** The documents of a group, the latest first; whoever calls has asked who reads. */
export async function documentsOf(group: string, on: On = db): Promise<Document[]> {
	const { rows } = await sql<Document>`
		select d.id, d.title, d.link, d.file, d.file_name, p.name as added_by, d.added_at from groups.document d left join identity.person p on p.id = d.added_by
		where d.in_group = ${group} order by d.added_at desc, d.id`.execute(on);
	return rows;
}

/** Puts a document in. Sent twice, it is there once. @throws 404, groups_not_now, groups_nothing_handed */
export async function addDocument(
	tx: Tx,
	group: string,
	{ title, link }: NewDocument,
	{ viewer, by, sent, id = newId() }: Working & Readonly<{ sent: Sent; id?: string }>
): Promise<string> {
	const { group: its } = await lockWork(tx, group, viewer);
	if ((await documentsOf(group, tx)).some((one) => one.id === id)) return id;
	const handed = await handedIn(tx, link, sent);
	const addedAt = by.at ?? new Date();
	await within(tx)
		.insertInto('groups.document')
		.values({ id, inGroup: group, title, ...handed, addedBy: viewer.id, addedAt })
		.execute();
	await record(tx, { ...by, verb: 'groups.document_added', ...told(its), context: ref('group_document', id) });
	return id;
}

/** Takes a document away, with its file. @returns what it was. Throws 404, groups_not_now */
export async function removeDocument(tx: Tx, group: string, id: string, { viewer, by }: Working): Promise<Document> {
	const { group: its } = await lockWork(tx, group, viewer);
	const document = await documentOf(group, id, tx);
	await within(tx).deleteFrom('groups.document').where('id', '=', id).execute();
	if (document.file) await forgetUnlessNamed(tx, document.file);
	await record(tx, { ...by, verb: 'groups.document_removed', ...told(its), context: ref('group_document', id) });
	return document;
}

/** One of them. @throws 404 */
export async function documentOf(group: string, id: string, on: On = db): Promise<Document> {
	const document = isId(id) ? (await documentsOf(group, on)).find((one) => one.id === id) : undefined;
	if (!document) throw missing();
	return document;
}
