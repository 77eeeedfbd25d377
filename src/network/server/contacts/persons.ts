import { sql } from 'kysely';
import { db, type Tx } from '#kernel/server/db.ts';
import { forgetContact } from './subject.ts';

/** What the team keeps of a person and reads (GDPR, article 15): what a colleague keeps for herself is in `exportContactOwn`. */
export async function exportContact(person: string): Promise<Record<string, unknown[]>> {
	const rows = async (query: ReturnType<typeof sql>) => (await query.execute(db)).rows;
	return {
		tags: await rows(sql`select g.label, t.tagged_at from network.tagged t join network.tag g on g.id = t.tag
			where t.person = ${person} order by t.tagged_at`),
		notes: await notesAbout(person, sql`n.readers <> 'me'`),
		followUps: await rows(sql`select what, due, made_at, done_at from network.follow_up
			where person = ${person} order by made_at`),
		lists: await listsOf(person, sql`l.readers <> 'me'`)
	};
}

/** The same for herself: with what a colleague of the team keeps for herself, which the others do not read. */
export const exportContactOwn = async (person: string): Promise<Record<string, unknown[]>> => ({
	notes: await notesAbout(person, sql`true`),
	lists: await listsOf(person, sql`true`)
});

async function notesAbout(person: string, which: ReturnType<typeof sql>): Promise<unknown[]> {
	const { rows } = await sql`select n.day, n.text, n.readers, o.name as organization, n.written_at, n.changed_at
		from network.note n left join network.organization o on o.id = n.organization
		where n.person = ${person} and ${which} order by n.day, n.written_at`.execute(db);
	return rows;
}

async function listsOf(person: string, which: ReturnType<typeof sql>): Promise<unknown[]> {
	const { rows } =
		await sql`select l.name, e.kept from network.list_entry e join network.contact_list l on l.id = e.list
		where e.person = ${person} and ${which} order by l.name`.execute(db);
	return rows;
}

/** Forgets all that is kept of a person, what she kept for herself, and that she wrote or did the rest. */
export async function eraseContact(tx: Tx, person: string): Promise<void> {
	await forgetContact(tx, person);
	await sql`delete from network.note where author = ${person} and readers = 'me'`.execute(tx);
	await sql`delete from network.contact_list where made_by = ${person} and readers = 'me'`.execute(tx);
	for (const [table, column] of made)
		await sql`update network.${sql.table(table)} set ${sql.ref(column)} = null where ${sql.ref(column)} = ${person}`.execute(
			tx
		);
}

/** Where a person of the team is named as who wrote, made or does it. */
export const made = [
	['tag', 'made_by'],
	['note', 'author'],
	['contact_list', 'made_by'],
	['follow_up', 'made_by'],
	['follow_up', 'assignee'],
	['follow_up', 'done_by']
] as const;
