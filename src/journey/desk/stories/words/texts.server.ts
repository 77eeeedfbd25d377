import { refused } from '#kernel/errors.ts';
import { plain } from '#kernel/fold.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { fieldOf, ticked } from '#web/form.server.ts';
import { listQuery, ROWS } from '#web/list.server.ts';
import { coverageOfWords, markRead, type StoryText, textsOf, unmarkRead } from '../../../server/index.ts';
import { rowId } from './rows.ts';

const states: Readonly<Record<string, (one: StoryText) => boolean>> = {
	missing: ({ text }) => text === null,
	unread: ({ text, read }) => text !== null && !read,
	read: ({ read }) => read
};

/** The texts of a version in a language that the address asks for, a page of them, and how much of each language is there and read. */
export async function textsListed(version: string, language: Locale, url: URL) {
	const query = listQuery(url, { sorts: ['story'], filters: ['state', 'language', 'version'] });
	const wanted = states[query.filters.state ?? ''] ?? (() => true);
	const found = (await textsOf(version, language)).filter(
		(one) => wanted(one) && plain(`${one.key} ${one.french} ${one.text ?? ''}`).includes(plain(query.q))
	);
	const pages = Math.max(1, Math.ceil(found.length / ROWS));
	const page = Math.min(query.page, pages);
	return {
		...{ query, page, pages, total: found.length },
		coverage: await coverageOfWords(version),
		rows: found.slice((page - 1) * ROWS, page * ROWS)
	};
}

type Of = Readonly<{ story: string; version: string; language: Locale }>;

/** Says of the texts that a form ticks that somebody has read them, or not. @throws journey_words_changed for one that is another now. */
export async function markTexts(
	tx: Tx,
	{ story, version, language }: Of,
	form: FormData,
	by: Parameters<typeof markRead>[2]
): Promise<void> {
	const ids = ticked(form, 'chosen').slice(0, ROWS);
	const chosen = new Map(ids.map((id) => [keyIn(id), id]));
	if (fieldOf(form, 'act') !== 'read') return unmarkRead(tx, story, language, [...chosen.keys()]);
	const texts = (await textsOf(version, language, tx)).filter(({ text, key }) => text && chosen.has(key));
	if (texts.some((one) => chosen.get(one.key) !== rowId(one))) throw refused('journey_words_changed');
	const read = Object.fromEntries(texts.map(({ key, text }) => [key, text ?? '']));
	await markRead(tx, { version, locale: language, texts: read }, by);
}

const keyIn = (id: string): string => id.slice(0, id.lastIndexOf(' '));
