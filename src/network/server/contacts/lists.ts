import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { mayBeMinor } from '#kernel/identity/server/visibility.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { NewList } from '../../contacts/contact.schema.ts';
import type { Contact, ContactList } from '../../contacts/contact.ts';
import type { On } from '../tables.ts';
import { holdContact } from './subject.ts';
import { columnsOf, within } from './tables.ts';

const MOST = 200;

/** The saved lists that a reader of the team may see, by name: the team's, and her own. */
export const contactLists = (viewer: Pick<Viewer, 'id'>, on: On = db): Promise<ContactList[]> =>
	select(on, viewer).orderBy(sql`l.name collate "und-x-icu"`).orderBy('l.id').execute();

/** @throws 404 when there is none, or it is somebody else's own. */
export async function contactList(id: string, viewer: Pick<Viewer, 'id'>, on: On = db): Promise<ContactList> {
	const found = isId(id) ? await select(on, viewer).where('l.id', '=', id).executeTakeFirst() : undefined;
	if (!found) throw missing();
	return found;
}

/** A list that nobody removes until the transaction ends. @throws as `contactList` */
async function heldList(tx: Tx, id: string, viewer: Pick<Viewer, 'id'>): Promise<ContactList> {
	if (!isId(id)) throw missing();
	await within(tx).selectFrom('network.contactList').select('id').where('id', '=', id).forNoKeyUpdate().execute();
	return contactList(id, viewer, tx);
}

/**
 * Saves a list, or changes one. Only whoever made a list keeps it for herself.
 * @param key of the form that makes it: sent twice it is one.
 * @returns its id. Throws 404, contacts_lists_many, contacts_list_own.
 */
export async function keepList(
	tx: Tx,
	id: string | null,
	given: NewList,
	viewer: Pick<Viewer, 'id'>,
	key: string = newId()
): Promise<string> {
	const told = { ...given, asks: JSON.stringify(given.asks) };
	if (id) {
		const { madeBy } = await heldList(tx, id, viewer);
		if (given.readers === 'me' && madeBy !== viewer.id) throw refused('contacts_list_own', {}, 422);
		await within(tx).updateTable('network.contactList').set(told).where('id', '=', id).execute();
		return id;
	}
	if ((await contactLists(viewer, tx)).length >= MOST) throw refused('contacts_lists_many', { most: MOST }, 422);
	await within(tx)
		.insertInto('network.contactList')
		.values({ id: key, ...told, madeBy: viewer.id })
		.onConflict((same) => same.column('id').doNothing())
		.execute();
	return key;
}

/** Removes a list; whoever was in it stays where she is. @returns what it was called. Throws 404. */
export async function removeList(tx: Tx, id: string, viewer: Pick<Viewer, 'id'>): Promise<string> {
	const { name } = await contactList(id, viewer, tx);
	await within(tx).deleteFrom('network.contactList').where('id', '=', id).execute();
	return name;
}

/**
 * Puts a contact into a list by hand, or leaves it out whatever the list asks for; null leaves it to what is asked.
 * @throws 404, contacts_minor.
 */
export async function placeInList(
	tx: Tx,
	list: string,
	contact: Contact,
	kept: boolean | null,
	viewer: Pick<Viewer, 'id'>
): Promise<void> {
	await heldList(tx, list, viewer);
	await holdContact(tx, contact);
	await within(tx)
		.deleteFrom('network.listEntry')
		.where('list', '=', list)
		.where(contact.kind, '=', contact.id)
		.execute();
	if (kept === null) return;
	await within(tx)
		.insertInto('network.listEntry')
		.values({ list, ...columnsOf(contact), kept })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Who is left out of a list by hand. */
export async function leftOut(list: string, on: On = db): Promise<(Contact & { name: string })[]> {
	const { rows } = await sql<Contact & { name: string }>`
		select case when e.person is null then 'organization' else 'person' end as kind, coalesce(e.person, e.organization) as id,
			coalesce(w.name, o.name) as name
		from network.list_entry e left join identity.person w on w.id = e.person
		left join network.organization o on o.id = e.organization
		where e.list = ${list} and not e.kept and o.deleted_at is null and (w.id is null or not ${mayBeMinor('w')}) order by coalesce(w.name, o.name) collate "und-x-icu"`.execute(
		on
	);
	return rows;
}

const select = (on: On, viewer: Pick<Viewer, 'id'>) =>
	within(on)
		.selectFrom('network.contactList as l')
		.leftJoin('identity.person as m', 'm.id', 'l.madeBy')
		.select(['l.id', 'l.name', 'l.asks', 'l.readers', 'l.madeBy', 'm.name as madeByName'])
		.where((row) => row.or([row('l.readers', '=', 'team'), row('l.madeBy', '=', viewer.id)]));
