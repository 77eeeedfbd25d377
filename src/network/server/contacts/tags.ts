import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { orTaken } from '#kernel/server/taken.ts';
import { forges, typedLine } from '#kernel/typed.ts';
import type { Contact, Tag, TagEntry } from '../../contacts/contact.ts';
import type { On } from '../tables.ts';
import { holdContact } from './subject.ts';
import { columnsOf, within } from './tables.ts';

const LONGEST = 60;
const MOST = 500;

/** All tags by their words. */
export const tags = (on: On = db): Promise<TagEntry[]> =>
	within(on)
		.selectFrom('network.tag as g')
		.select(['g.id', 'g.label'])
		.select(sql<number>`(select count(*) from network.tagged t where t.tag = g.id)`.as('uses'))
		.select(sql<number>`(select count(*) from network.contact_list l where l.asks -> 'tags' ? g.id::text)`.as('lists'))
		.orderBy(sql`g.label collate "und-x-icu"`)
		.execute();

/** The tags of one contact. */
export const tagsOf = ({ kind, id }: Contact, on: On = db): Promise<Tag[]> =>
	within(on)
		.selectFrom('network.tagged as t')
		.innerJoin('network.tag as g', 'g.id', 't.tag')
		.select(['g.id', 'g.label'])
		.where(`t.${kind}`, '=', id)
		.orderBy(sql`g.label collate "und-x-icu"`)
		.execute();

/** Puts a tag on a contact; one that nobody has written yet is made. @throws 404, contacts_minor, contacts_tag_wrong, contacts_tags_many. */
export async function tagContact(tx: Tx, contact: Contact, label: string, viewer: Pick<Viewer, 'id'>): Promise<void> {
	const words = asLabel(label);
	await holdContact(tx, contact);
	const tag = (await held(tx, words)) ?? (await makeTag(tx, words, viewer));
	await within(tx)
		.insertInto('network.tagged')
		.values({ tag, ...columnsOf(contact) })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Takes a tag off a contact. */
export async function untagContact(tx: Tx, { kind, id }: Contact, tag: string): Promise<void> {
	if (!isId(tag) || !isId(id)) throw missing();
	await within(tx).deleteFrom('network.tagged').where('tag', '=', tag).where(kind, '=', id).execute();
}

/** Calls a tag otherwise, wherever it is. @throws 404, contacts_tag_wrong, contacts_tag_known when another is called so. */
export async function renameTag(tx: Tx, id: string, label: string): Promise<void> {
	const words = asLabel(label);
	const other = await called(tx, words);
	if (other && other !== id) throw refused('contacts_tag_known', { label: words }, 422);
	await tagById(tx, id);
	const renaming = within(tx).updateTable('network.tag').set({ label: words }).where('id', '=', id);
	await renaming.execute().catch(orTaken(refused('contacts_tag_known', { label: words }, 422)));
}

/** Removes a tag from all that have it. A list that asks for it finds nobody by it any more. @returns what it was. Throws 404. */
export async function removeTag(tx: Tx, id: string): Promise<TagEntry> {
	await tagById(tx, id);
	const its = (await tags(tx)).find((one) => one.id === id);
	if (!its) throw missing();
	await within(tx).deleteFrom('network.tag').where('id', '=', id).execute();
	return its;
}

async function tagById(tx: Tx, id: string): Promise<void> {
	const query = within(tx).selectFrom('network.tag').select('id').where('id', '=', id).forUpdate();
	if (!isId(id) || !(await query.executeTakeFirst())) throw missing();
}

async function called(tx: Tx, label: string): Promise<string | undefined> {
	const { rows } = await sql<{ id: string }>`
		select id from network.tag where network.plain_text(label) = network.plain_text(${label})`.execute(tx);
	return rows[0]?.id;
}

/** The same, which stays there and is called so until the transaction ends. */
async function held(tx: Tx, label: string): Promise<string | undefined> {
	const { rows } = await sql<{ id: string }>`
		select id from network.tag where network.plain_text(label) = network.plain_text(${label}) for share`.execute(tx);
	return rows[0]?.id;
}

async function makeTag(tx: Tx, label: string, { id: madeBy }: Pick<Viewer, 'id'>): Promise<string> {
	const { count } = await within(tx)
		.selectFrom('network.tag')
		.select((row) => row.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	if (count >= MOST) throw refused('contacts_tags_many', { most: MOST }, 422);
	const made = await within(tx)
		.insertInto('network.tag')
		.values({ id: newId(), label, madeBy })
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	// somebody made the same at this moment
	return made?.id ?? (await held(tx, label)) ?? makeTag(tx, label, { id: madeBy });
}

function asLabel(given: string): string {
	const label = typedLine(given.replace(/\s+/gu, ' '));
	if (!/[\p{L}\p{N}]/u.test(label) || label.length > LONGEST || forges(label))
		throw refused('contacts_tag_wrong', { most: LONGEST }, 422);
	return label;
}
