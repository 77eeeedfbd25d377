import { type SqlBool, sql } from 'kysely';
import { personById } from '#kernel/identity/server/persons.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { type On, within } from './tables.ts';

/** The activities that name a person's address as the one to ask. */
export async function exportContacts(person: string): Promise<{ slug: string; contact: string | null }[]> {
	const email = await addressOf(person, db);
	return email
		? within(db).selectFrom('agenda.offering').select(['slug', 'contact']).where(isContact(email)).execute()
		: [];
}

/** Takes a person's address out of the activities that named it. */
export async function eraseContacts(tx: Tx, person: string): Promise<void> {
	const email = await addressOf(person, tx);
	if (email) await within(tx).updateTable('agenda.offering').set({ contact: null }).where(isContact(email)).execute();
}

const addressOf = async (person: string, on: On): Promise<string | null> =>
	(await personById(person, on))?.email?.toLowerCase() ?? null;

/** It may stand in a sentence: « Zoé, zoe@example.org. » */
const isContact = (email: string) => sql<SqlBool>`exists (
	select from regexp_split_to_table(lower(contact), '[[:space:],;:<>()«»"]+') as word where rtrim(word, '.') = ${email})`;
