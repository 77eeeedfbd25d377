import { sql } from 'kysely';
import type { InvitedAnswer } from '#kernel/inbox/mail.ts';
import { db } from '#kernel/server/db.ts';
import type { On } from '../tables.ts';

/** Somebody who is invited, and what she has said. */
type Invited = Readonly<{
	person: string;
	name: string;
	email: string;
	answer: InvitedAnswer;
	proposesFrom: Date | null;
	proposesUntil: Date | null;
}>;

/** An appointment with holders of a file. */
export type Appointment = Readonly<{
	id: string;
	contact: string;
	file: string;
	fileName: string;
	author: string | null;
	authorName: string;
	kind: 'session' | 'video';
	from: Date;
	until: Date;
	title: string;
	place: string | null;
	link: string | null;
	sequence: number;
	operation: string | null;
	invited: readonly Invited[];
}>;

const MOST = 100;

/** The appointments of a file that are to come, or of which nobody has said whether they took place; whoever calls has checked that the reader may see them. */
export const appointmentsOf = (file: string, on: On = db): Promise<Appointment[]> => select(sql`a.file = ${file}`, on);

/** Those to which somebody is invited, in files that are about her. */
export const invitationsOf = (person: string, on: On = db): Promise<Appointment[]> =>
	select(
		sql`upper(c.during) > now() and exists (select from venture.invited i join venture.holder h on h.file = a.file and h.person = i.person
			where i.appointment = a.id and i.person = ${person} and h.accepted_at is not null and h.ended_at is null)`,
		on
	);

/** One that stands, held until the transaction ends. */
export async function lockAppointment(tx: On, file: string, id: string): Promise<Appointment | undefined> {
	await sql`select from venture.appointment where id = ${id} for update`.execute(tx);
	return (await select(sql`a.file = ${file} and a.id = ${id}`, tx))[0];
}

async function select(where: ReturnType<typeof sql>, on: On): Promise<Appointment[]> {
	const { rows } = await sql<Appointment>`
		select a.id, a.contact, a.file, f.name as file_name, a.author, coalesce(p.name, '—') as author_name, c.kind, lower(c.during) as from, upper(c.during) as until, a.title, a.place, a.link, a.sequence, c.operation
		from venture.appointment a join venture.contact c on c.id = a.contact join venture.file f on f.id = a.file left join identity.person p on p.id = a.author
		where a.cancelled_at is null and c.planned and c.struck_at is null and ${where} order by lower(c.during), a.id limit ${MOST}`.execute(
		on
	);
	const ids = rows.map(({ id }) => id);
	const invited = await sql<Invited & { appointment: string }>`
		select i.appointment, i.person, p.name, i.email, i.answer, lower(i.proposes) as proposes_from, upper(i.proposes) as proposes_until
		from venture.invited i join identity.person p on p.id = i.person where i.appointment = any(${ids}::uuid[]) order by p.name, i.id`.execute(
		on
	);
	const of = Map.groupBy(invited.rows, ({ appointment }) => appointment);
	return rows.map((row) => ({ ...row, invited: of.get(row.id) ?? [] }));
}
