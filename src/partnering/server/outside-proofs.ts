import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { forgetLetters } from '#kernel/server/letters-forgotten.ts';
import { forgetMailbox } from '#kernel/server/mailboxes.ts';

/**
 * Forgets the letters to an outside party that is gone, and that its address is proved where nobody else has that address. Letters to an account
 * with the same address are its own.
 */
export async function forgetLettersOutside(tx: Tx, party: string, email: string): Promise<void> {
	// they are to nobody known: named as the party's, they go with what is attached to them, and no other letter does
	await sql`update kernel.mail set subject_of = ${party} where subject_of is null and lower(recipient) = ${email}`.execute(
		tx
	);
	await forgetLetters(tx, party, {});
	const { rows } = await sql`
		select from identity.person where lower(email) = ${email}
		union all select from partnering.outside where email = ${email} and id <> ${party} limit 1`.execute(tx);
	if (!rows.length) await forgetMailbox(tx, email);
}
