import { sql } from 'kysely';
import { db, type Tx } from '#kernel/server/db.ts';

/** What was lent to a person, the newest first. */
export async function loansOf(person: string): Promise<unknown[]> {
	const { rows } = await sql`
		select l.id, s.name, l.borrower, l.email, lower(l.during) as starts_at, upper(l.during) as ends_at from spaces.loan l join spaces.space s on s.id = l.space
		where l.person = ${person} order by lower(l.during) desc`.execute(db);
	return rows;
}

/** Takes out who she is; that the kit was lent then stays. */
export async function eraseLoans(tx: Tx, person: string): Promise<void> {
	await sql`update spaces.loan set borrower = '—', email = null, person = null where person = ${person}`.execute(tx);
}
