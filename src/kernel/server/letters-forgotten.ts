import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './db.ts';
import { forgetMailbox } from './mailboxes.ts';
import { forgetUnlessNamed, holdAlone } from './storage.ts';

/** What stands where a name stood. */
const NOBODY = '—';

/**
 * Forgets a person's letters, and what was attached to them and to no other; with them what waits in the letters of others: her words, and her name.
 * A picture (WebP) stays: it may stand on a page too.
 */
export async function forgetLetters(tx: Tx, person: string, { name = '', email = '' }): Promise<void> {
	await forgetMailbox(tx, email);
	await forgetWritten(
		tx,
		sql`subject_of = ${person} or lower(recipient) = ${email} or (words_of = ${person} and sent_at is null)`
	);
	// a name of one word is another's too
	if (/\S\s+\S/.test(name)) await forgetName(tx, name);
}

async function forgetName(tx: Tx, name: string): Promise<void> {
	const columns = ['subject', 'text', 'html', 'gist'].map((column) => sql.ref(column));
	const without = columns.map((column) => sql`${column} = replace(${column}, ${name}, ${NOBODY})`);
	await sql`
		update kernel.mail set ${sql.join(without)} where sent_at is null and position(${name} in concat_ws(' ', ${sql.join(columns)})) > 0`.execute(
		tx
	);
}

/** Forgets the letters to somebody without an account, and what was said of her address where no person has it and no other letter to it is kept. */
export async function forgetAddress(tx: Tx, address: string, reader: string): Promise<void> {
	await forgetWritten(tx, sql`subject_of = ${reader}`);
	const email = address.toLowerCase();
	const { rows } = await sql`
		select from identity.person where lower(email) = ${email} union all select from kernel.mail where lower(recipient) = ${email} limit 1`.execute(
		tx
	);
	if (!rows.length) await forgetMailbox(tx, email);
}

async function forgetWritten(tx: Tx, which: RawBuilder<unknown>): Promise<void> {
	const { rows } = await sql<{ hash: string }>`
		with gone as (delete from kernel.mail where ${which} returning attachments)
		select distinct one ->> 'hash' as hash from gone, jsonb_array_elements(attachments) as one
		where one ->> 'mediaType' <> 'image/webp' order by 1`.execute(tx);
	const free: string[] = [];
	for (const { hash } of rows) if (await holdAlone(tx, hash)) free.push(hash);
	const { rows: others } = await sql<{ hash: string }>`
		select distinct one ->> 'hash' as hash from kernel.mail, jsonb_array_elements(attachments) as one
		where one ->> 'hash' = any(${free}::text[])`.execute(tx);
	for (const hash of free) if (!others.some((other) => other.hash === hash)) await forgetUnlessNamed(tx, hash);
}
