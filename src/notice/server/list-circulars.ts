import { refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import type { Hub } from '#kernel/hub.ts';
import { idNamed } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { type Letter, post } from '#kernel/server/mail.ts';
import { type Locale, say, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import type { ContactList } from '#network';
import { contacts } from '#network/server';
import type {} from '../events.ts';
import { DAY_MS, MOST_A_DAY, MOST_LETTERS, paragraphsOf } from './circulars.ts';
import { active } from './newsletter-list.ts';
import { stopLink } from './newsletter-subscribers.ts';
import { asHtml, asText, type Block } from './page.ts';
import { within } from './tables.ts';

/** Words of the team to those of a saved list. */
export type ListCircular = Readonly<{
	/** The key of the form: the same words with it again write nothing, others are another letter. */
	key: string;
	list: Pick<ContactList, 'id' | 'asks'>;
	subject: Words;
	text: Words;
}>;

/** Whom of a list the team may write to. */
export type ListReader = Readonly<{
	subscriber: string;
	email: string;
	locale: Locale;
	person: string | null;
	name: string;
}>;

/**
 * Those of a list who asked the hub to write to them, by the newsletter, and did not stop; one for each address.
 * @returns them, and how many of the list are left out: without an address, or without having asked.
 */
export async function readersOfList(
	list: ListCircular['list'],
	on: Tx | typeof db = db
): Promise<{ readers: ListReader[]; others: number }> {
	const { contacts: rows, total } = await contacts({ list, limit: 50_000 }, on);
	const byAddress = new Map(rows.flatMap((row) => (row.email ? [[row.email.toLowerCase(), row] as const] : [])));
	const asked = await active(on)
		.select(['id', 'email', 'locale'])
		.where((row) => row('email', '=', row.fn.any(row.val([...byAddress.keys()]))))
		.orderBy('email')
		.execute();
	const readers = asked.flatMap(({ id, email, locale }) => {
		const row = byAddress.get(email);
		const person = row?.kind === 'person' ? row.id : null;
		return row ? [{ subscriber: id, email, locale, person, name: row.name }] : [];
	});
	return { readers, others: total - readers.length };
}

/**
 * Writes one letter to each of a list who asked for letters, in her language, with the reason and the link that stops them. The fact
 * `notice.wrote_to_list` tells how many, without the words.
 * @returns how many letters. Throws notice_list_nobody, notice_circular_many (over 1,000), notice_circular_often (over 5 in a day).
 */
export async function writeToList(tx: Tx, { key, list, ...words }: ListCircular, writtenBy: string): Promise<number> {
	const id = idNamed(JSON.stringify([words.subject, words.text]), key);
	const { readers } = await readersOfList(list, tx);
	if (!readers.length) throw refused('notice_list_nobody', {}, 422);
	if (readers.length > MOST_LETTERS) throw refused('notice_circular_many', { most: MOST_LETTERS }, 422);
	const before = await listCircularsOf(list.id, tx);
	const again = before.find((one) => one.id === id);
	if (again) return again.letters;
	if (before.filter(({ writtenAt }) => writtenAt.getTime() > Date.now() - DAY_MS).length >= MOST_A_DAY)
		throw refused('notice_circular_often', { most: MOST_A_DAY });
	const kept = await within(tx)
		.insertInto('notice.listCircular')
		.values({ id, list: list.id, letters: readers.length, writtenBy })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!kept.numInsertedOrUpdatedRows) return readers.length;
	const its = await hub();
	for (const reader of readers) await post(tx, letter(reader, words, its));
	await record(tx, {
		verb: 'notice.wrote_to_list',
		actor: ref('person', writtenBy),
		object: ref('contact_list', list.id),
		source: 'desk',
		detail: { letters: readers.length }
	});
	return readers.length;
}

/** What was written to a list, the latest first. */
export const listCircularsOf = (list: string, on: Tx | typeof db = db) =>
	within(on)
		.selectFrom('notice.listCircular')
		.select(['id', 'letters', 'writtenAt'])
		.where('list', '=', list)
		.orderBy('writtenAt', 'desc')
		.execute();

function letter(reader: ListReader, { subject, text }: Pick<ListCircular, 'subject' | 'text'>, its: Hub): Letter {
	const { locale, subscriber, person, name } = reader;
	const stop = stopLink(subscriber, locale);
	const said = { locale };
	const blocks: Block[] = [
		{ kind: 'text', text: person ? m.web_hello_name({ name }, said) : m.notice_list_hello({}, said) },
		...paragraphsOf(text, locale),
		{ kind: 'small', text: m.notice_why_list({ hub: its.name, email: its.contact.email }, said) },
		{ kind: 'link', text: m.newsletter_stop({}, said), url: stop, main: false }
	];
	// a line break in a subject would be a second header
	const title = say(subject, locale).text.replace(/[\r\n]+/g, ' ');
	const frame = { subject: title, locale, hub: its, blocks };
	return {
		...{ to: reader.email, locale, person, words: 'people', subject: title },
		...{ text: asText(frame), html: asHtml(frame) },
		headers: {
			'List-Unsubscribe': `<${stop}>`,
			'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
			Precedence: 'bulk'
		}
	};
}
