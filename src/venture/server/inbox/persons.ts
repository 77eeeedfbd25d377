import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { isHers } from '../holders.ts';
import { emptyLetters } from './filing.ts';

/** What is kept about a person here: the letters that she wrote to files, those that she put into one, and the appointments to which she is invited, or invites. */
export async function exportInbox(person: string): Promise<Record<string, unknown[]>> {
	const rows = async (query: ReturnType<typeof sql>): Promise<unknown[]> => (await query.execute(db)).rows;
	const reads = (column: string) =>
		sql`case when a.author = ${person} or ${isHers(person, 'a.file')} then ${sql.ref(`a.${column}`)} end as ${sql.ref(column)}`;
	return {
		ventureLetters: await rows(sql`
			select case when l.sender = ${person} then l.from_address end as from_address, l.state, l.who, l.proved, l.written_at, l.received_at,
				case when l.sender = ${person} then l.subject end as subject, case when l.sender = ${person} then l.words end as words,
				case when l.sender = ${person} then l.quoted end as quoted,
				array(select d.name from venture.letter_document d where d.letter = l.id and l.sender = ${person} order by d.rank) as documents
			from venture.letter l where l.state <> 'thrown' and (l.sender = ${person} or l.decided_by = ${person}) order by l.received_at`),
		ventureAppointments: await rows(sql`
			select ${reads('title')}, ${reads('place')}, ${reads('link')}, lower(c.during) as from, upper(c.during) as until, a.cancelled_at, i.email, i.answer, i.answered_at
			from venture.appointment a join venture.contact c on c.id = a.contact left join venture.invited i on i.appointment = a.id and i.person = ${person}
			where a.author = ${person} or i.person = ${person} order by lower(c.during)`)
	};
}

const ofPersons = [
	['venture.letter', 'sender'],
	['venture.letter', 'decided_by'],
	['venture.appointment', 'author'],
	['venture.invited', 'person']
] as const;

/** Two that turned out to be one: what was of either is of the one that stays. */
export async function mergeInbox(tx: Tx, from: Ref, into: Ref): Promise<void> {
	if (from.kind !== 'person') return;
	await sql`delete from venture.invited i where person = ${from.id}
		and exists (select from venture.invited other where other.appointment = i.appointment and other.person = ${into.id})`.execute(
		tx
	);
	for (const [table, column] of ofPersons)
		await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${into.id} where ${sql.ref(column)} = ${from.id}`.execute(
			tx
		);
}

/** Removes what she wrote to files, her address wherever it stands, and her from what is planned: what an adviser planned alone with her is off, as is what she planned herself. */
export async function eraseInbox(tx: Tx, person: string): Promise<void> {
	const own = await sql<{ id: string }>`select id from venture.letter where sender = ${person}`.execute(tx);
	await emptyLetters(
		tx,
		own.rows.map(({ id }) => id)
	);
	await sql`update venture.letter set state = 'thrown' where sender = ${person} and state = 'waiting'`.execute(tx);
	await sql`update venture.contact c set summary = null from venture.letter l where l.contact = c.id and l.sender = ${person}`.execute(
		tx
	);
	await sql`update venture.letter l set forwarded = null, quoted = null from identity.person p where p.id = ${person} and lower(l.forwarded ->> 'address') = lower(p.email)`.execute(
		tx
	);
	await sql`update venture.letter l set recipients = array_remove(l.recipients, lower(p.email)) from identity.person p where p.id = ${person} and lower(p.email) = any(l.recipients)`.execute(
		tx
	);
	await sql`update venture.letter l set from_name = '', from_address = '' from identity.person p where p.id = ${person} and l.from_address = lower(p.email)`.execute(
		tx
	);
	await sql`delete from venture.invited where person = ${person}`.execute(tx);
	await sql`update venture.appointment a set cancelled_at = coalesce(cancelled_at, now()), title = case when a.author = ${person} then '' else a.title end
		where a.author = ${person} or not exists (select from venture.invited i where i.appointment = a.id)`.execute(tx);
	await sql`update venture.contact c set struck_at = coalesce(c.struck_at, now()) from venture.appointment a where a.contact = c.id and c.planned and a.cancelled_at is not null`.execute(
		tx
	);
}

/** Takes the words of letters to files of nobody any more. */
export async function emptyNameless(tx: Tx): Promise<void> {
	const { rows } = await sql<{ id: string }>`
		select l.id from venture.letter l join venture.file f on f.id = l.file
		where f.name = '' and (l.from_address <> '' or l.quoted is not null or l.words is not null)`.execute(tx);
	await emptyLetters(
		tx,
		rows.map(({ id }) => id)
	);
	await sql`update venture.letter l set state = 'thrown' from venture.file f where f.id = l.file and f.name = '' and l.state = 'waiting'`.execute(
		tx
	);
	await sql`update venture.appointment a set title = '', place = null, link = null from venture.file f where f.id = a.file and f.name = ''`.execute(
		tx
	);
}
