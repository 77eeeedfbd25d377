import { personById } from '#kernel/identity/server/persons.ts';
import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { writeTo } from '../asking/letters.ts';
import type { File } from '../files.ts';

/** Asks a holder whether everybody may read a project. Which one, and what, is behind the link. */
export async function writeProposed(tx: Tx, id: string, file: Pick<File, 'id'>): Promise<void> {
	const person = await personById(id, tx);
	if (!person?.email) return;
	const { locale } = person;
	await writeTo(tx, {
		...{ to: person.email, person: id, locale, words: 'hub' },
		subject: m.projects_letter_subject({}, { locale }),
		parts: [m.projects_letter({}, { locale })],
		path: `/me/ventures/${file.id}/public`
	});
}
