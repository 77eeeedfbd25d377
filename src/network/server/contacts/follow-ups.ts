import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { mayBeMinor } from '#kernel/identity/server/visibility.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import type { NewFollowUp } from '../../contacts/contact.schema.ts';
import type { Contact } from '../../contacts/contact.ts';
import type { FollowUp } from '../../contacts/follow-up.ts';
import type { On } from '../tables.ts';
import { holdContact, teamIds, teamMembers } from './subject.ts';
import { columnsOf, contactIn, within } from './tables.ts';

/** The day that the hub's clock shows. */
export const todayHere = async (): Promise<string> => isoDate(new Date(), (await hub()).timeZone);

export type FollowUpQuery = Readonly<{
	contact?: Contact;
	/** Hers, and those that are everybody's. */
	for?: string;
	/** Whether it is done; both when it is not given. */
	done?: boolean;
	/** By this day. */
	by?: string;
	text?: string;
	limit?: number;
	offset?: number;
}>;

const MOST = 200;

/** What is to be done, the most pressing first; or what was done, the latest first. */
export async function followUps(query: FollowUpQuery, on: On = db): Promise<{ followUps: FollowUp[]; total: number }> {
	const { limit = MOST, offset = 0, done } = query;
	const found = narrowed(query, on);
	const [rows, { total }] = await Promise.all([
		found
			.select(['f.id', 'f.person', 'f.organization', 'f.what', 'f.due', 'f.assignee', 'f.doneAt'])
			.select(sql<string>`coalesce(w.name, o.name)`.as('contactName'))
			.select(['a.name as assigneeName', 'd.name as doneByName'])
			.orderBy(done ? sql`f.done_at desc` : sql`f.done_at is not null, f.due`)
			.orderBy('f.id')
			.limit(limit)
			.offset(offset)
			.execute(),
		found.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
	]);
	const asked = rows.map(({ person, organization, ...one }) => ({
		...one,
		contact: contactIn({ person, organization })
	}));
	return { followUps: asked, total };
}

/** How many are due for somebody of the team by a day. */
export async function countDue(viewer: string, today: string, on: On = db): Promise<number> {
	const { total } = await narrowed({ for: viewer, done: false, by: today }, on)
		.select((row) => row.fn.countAll<number>().as('total'))
		.executeTakeFirstOrThrow();
	return total;
}

/**
 * Says what is to be done about a contact, or says otherwise what is open: another day, somebody else.
 * @param key of the form that says it: sent twice it is one.
 * @returns its id. Throws 404, contacts_minor, contacts_assignee for who is not of the team.
 */
export async function keepFollowUp(
	tx: Tx,
	contact: Contact,
	{ id, ...told }: NewFollowUp,
	viewer: Pick<Viewer, 'id'>,
	key: string = newId()
): Promise<string> {
	await holdContact(tx, contact);
	if (told.assignee && !(await teamMembers(tx)).some((one) => one.id === told.assignee))
		throw refused('contacts_assignee', {}, 422);
	if (!id) {
		const rest = { ...columnsOf(contact), madeBy: viewer.id, doneAt: null, doneBy: null };
		await within(tx)
			.insertInto('network.followUp')
			.values({ id: key, ...told, ...rest })
			.onConflict((same) => same.column('id').doNothing())
			.execute();
		return key;
	}
	const { numUpdatedRows } = await within(tx)
		.updateTable('network.followUp')
		.set(told)
		.where('id', '=', id)
		.where(contact.kind, '=', contact.id)
		.where('doneAt', 'is', null)
		.executeTakeFirst();
	if (!numUpdatedRows) throw missing();
	return id;
}

/** Closes a follow-up, or opens it again; what is so already stays as it is. @throws 404. */
export async function markFollowUp(tx: Tx, id: string, done: boolean, viewer: Pick<Viewer, 'id'>): Promise<void> {
	await followUpById(tx, id);
	await within(tx)
		.updateTable('network.followUp')
		.set(done ? { doneAt: new Date(), doneBy: viewer.id } : { doneAt: null, doneBy: null })
		.where('id', '=', id)
		.where('doneAt', done ? 'is' : 'is not', null)
		.execute();
}

/** Removes a follow-up for good. @returns what it said. Throws 404. */
export async function removeFollowUp(tx: Tx, id: string): Promise<string> {
	const { what } = await followUpById(tx, id);
	await within(tx).deleteFrom('network.followUp').where('id', '=', id).execute();
	return what;
}

async function followUpById(tx: Tx, id: string): Promise<{ what: string }> {
	if (!isId(id)) throw missing();
	const query = within(tx).selectFrom('network.followUp').select('what').where('id', '=', id).forUpdate();
	const found = await query.executeTakeFirst();
	if (!found) throw missing();
	return found;
}

function narrowed({ contact, for: whose, done, by, text }: FollowUpQuery, on: On) {
	let query = within(on)
		.selectFrom('network.followUp as f')
		.leftJoin('identity.person as w', 'w.id', 'f.person')
		.leftJoin('network.organization as o', 'o.id', 'f.organization')
		.leftJoin('identity.person as a', 'a.id', 'f.assignee')
		.leftJoin('identity.person as d', 'd.id', 'f.doneBy')
		.where('o.deletedAt', 'is', null)
		.where(sql<boolean>`(w.id is null or not ${mayBeMinor('w')})`);
	if (done !== undefined) query = query.where('f.doneAt', done ? 'is not' : 'is', null);
	if (by) query = query.where('f.due', '<=', by);
	if (contact) query = query.where(`f.${contact.kind}`, '=', contact.id);
	if (whose)
		query = query.where(sql<boolean>`(f.assignee = ${whose} or f.assignee is null or f.assignee not in (${teamIds}))`);
	const words = text?.trim().replaceAll('\0', '').toWellFormed();
	return words
		? query.where(
				sql<boolean>`strpos(network.plain_text(f.what || ' ' || coalesce(w.name, o.name)), network.plain_text(${words})) > 0`
			)
		: query;
}
