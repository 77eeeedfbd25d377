import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { mayBeMinor } from '#kernel/identity/server/visibility.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { contactActs } from '../../acts.ts';
import type { NewNote } from '../../contacts/contact.schema.ts';
import type { Contact, Note } from '../../contacts/contact.ts';
import type { On } from '../tables.ts';
import { holdContact } from './subject.ts';
import { columnsOf, within } from './tables.ts';

const MOST = 500;

/** What a reader of the team may read about a contact, the latest first. */
export const notesOf = ({ kind, id }: Contact, viewer: Viewer, on: On = db): Promise<Note[]> =>
	within(on)
		.selectFrom('network.note as n')
		.leftJoin('identity.person as a', 'a.id', 'n.author')
		.leftJoin('identity.person as w', 'w.id', 'n.person')
		.leftJoin('network.organization as o', 'o.id', 'n.organization')
		.select(['n.id', 'n.day', 'n.text', 'n.readers', 'n.author', 'n.person', 'n.organization', 'n.changedAt'])
		.select(['a.name as authorName', 'w.name as personName', 'o.name as organizationName'])
		.where(`n.${kind}`, '=', id)
		.where(readable(viewer))
		// not even through the organisation
		.where(sql<boolean>`(w.id is null or not ${mayBeMinor('w')})`)
		.orderBy('n.day', 'desc')
		.orderBy('n.writtenAt', 'desc')
		.limit(MOST)
		.execute();

/**
 * Writes a note about a contact, or changes one of her own.
 * @param key of the form that says it: sent twice it is one.
 * @throws 404, contacts_minor.
 */
export async function keepNote(
	tx: Tx,
	contact: Contact,
	given: NewNote,
	viewer: Viewer,
	key: string = newId()
): Promise<void> {
	await holdContact(tx, contact);
	const { id, person: beside, ...told } = given;
	const of = columnsOf(contact);
	if (contact.kind === 'organization' && beside) {
		await holdContact(tx, { kind: 'person', id: beside });
		of.person = beside;
	}
	if (!id) {
		await within(tx)
			.insertInto('network.note')
			.values({ id: key, ...of, ...told, author: viewer.id, changedAt: null })
			.onConflict((same) => same.column('id').doNothing())
			.execute();
		return;
	}
	const { numUpdatedRows } = await within(tx)
		.updateTable('network.note')
		.set({ ...told, ...(contact.kind === 'organization' ? of : {}), changedAt: new Date() })
		.where('id', '=', id)
		.where(contact.kind, '=', contact.id)
		.where('author', '=', viewer.id)
		.executeTakeFirst();
	if (!numUpdatedRows) throw missing();
}

/** Removes a note for good: her own, or, for who may read what is reserved, any that she may read. @returns the day it told of. Throws 404. */
export async function removeNote(tx: Tx, { kind, id: about }: Contact, id: string, viewer: Viewer): Promise<string> {
	if (!isId(id) || !isId(about)) throw missing();
	const any = can(viewer, contactActs.readReserved);
	const removed = await within(tx)
		.deleteFrom('network.note as n')
		.where('n.id', '=', id)
		.where(`n.${kind}`, '=', about)
		.where(any ? readable(viewer) : sql<boolean>`n.author = ${viewer.id}`)
		.returning('n.day')
		.executeTakeFirst();
	if (!removed) throw missing();
	return removed.day;
}

const readable = (viewer: Viewer) =>
	sql<boolean>`(n.author = ${viewer.id} or n.readers = 'team' or (n.readers = 'admins' and ${can(viewer, contactActs.readReserved)}))`;
