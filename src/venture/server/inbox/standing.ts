import { sql } from 'kysely';
import type { LetterWriter } from '../../inbox/classify.ts';
import type { On } from '../tables.ts';

/** A file as whoever writes to it knows it: by its address alone. */
export type Addressed = Readonly<{ id: string; keeper: string; mailbox: string }>;

/** The open file of an address; none for one that nobody has, or that is closed. */
export async function fileAt(mailbox: string, on: On): Promise<Addressed | undefined> {
	const { rows } = await sql<Addressed>`
		select id, keeper, mailbox from venture.file where mailbox = ${mailbox} and closed_at is null and name <> ''`.execute(
		on
	);
	return rows[0];
}

/** What the reader of an address is to a file. An adviser counts by an address that she has proved, as does a holder. */
export async function writerOf(
	file: Addressed,
	address: string,
	on: On
): Promise<Readonly<{ who: LetterWriter; person: string | null }>> {
	const { rows } = await sql<{ person: string; advises: boolean; holds: boolean }>`
		select p.id as person,
			exists (select from identity.role r where r.person = p.id and r.role = 'adviser' and r.scope = ${file.keeper} and r.revoked_at is null) as advises,
			exists (select from venture.holder h where h.person = p.id and h.file = ${file.id} and h.accepted_at is not null and h.ended_at is null) as holds
		from identity.person p join kernel.mailbox b on b.address = lower(p.email) and b.proved_at is not null
		where lower(p.email) = ${address} and p.erased_at is null and p.suspended_at is null`.execute(on);
	const [known] = rows;
	if (known?.advises) return { who: 'adviser', person: known.person };
	if (known?.holds) return { who: 'holder', person: known.person };
	const written = await sql`
		select from venture.letter where file = ${file.id} and state = 'filed' and who = 'adviser' and ${address} = any(recipients)
		union all select from venture.invited i join venture.appointment a on a.id = i.appointment where a.file = ${file.id} and lower(i.email) = ${address} limit 1`.execute(
		on
	);
	return { who: written.rows.length ? 'written' : 'unknown', person: null };
}
