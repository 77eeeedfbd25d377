import { sql } from 'kysely';
import { href } from '#kernel/address.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import type { Tx } from '#kernel/server/db.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { m } from '#messages';
import type { FollowMonths } from '../../following/follow-up.ts';
import { writeTo } from '../asking/letters.ts';
import { linkTo } from '../asking/links.ts';

/** Of whom it is asked; `id`: her link leads to it. */
export type Asked = Readonly<{ id: string; person: string }>;

type Writing = Asked & Readonly<{ file: string; months: FollowMonths; again: boolean }>;

/** Asks a holder what became of her project. What a press in the letter says is chosen on the page, and kept by its button: whoever looks at links before her changes nothing. */
export async function writeFollowUp(tx: Tx, { id, person: whose, file, months, again }: Writing): Promise<void> {
	const person = await personById(whose, tx);
	if (!person?.email) return;
	const { locale } = person;
	const { rows } = await sql<{ name: string; keeper: string }>`
		select f.name, k.name as keeper from venture.file f join network.organization_card k on k.id = f.keeper where f.id = ${file}`.execute(
		tx
	);
	const said = { project: rows[0]?.name ?? '', keeper: rows[0]?.keeper ?? '', years: months / 12 };
	const path = `/venture/after/${linkTo('follow-up', id)}`;
	const at = publicUrl() + href(path, locale);
	await writeTo(tx, {
		...{ to: person.email, person: whose, locale, words: 'people', confidential: true },
		subject: again ? m.following_letter_again_subject(said, { locale }) : m.following_letter_subject(said, { locale }),
		parts: [
			m.following_letter(said, { locale }),
			`${m.following_letter_yes({}, { locale })}\n${at}?active=yes`,
			`${m.following_letter_no({}, { locale })}\n${at}?active=no`,
			m.following_letter_stop({}, { locale })
		],
		path
	});
}
