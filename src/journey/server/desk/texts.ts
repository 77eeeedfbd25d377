import { db, type Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { hashOf } from '../../hash.ts';
import { wordsOf } from '../stories/reading.ts';
import { unreadWords } from '../stories/readings.ts';
import { type On, within } from '../tables.ts';

/** A text of a story in a language; `text` null: French is shown in its place. `print` tells this text from what it becomes. */
export type StoryText = Readonly<{ key: string; french: string; text: string | null; print: string; read: boolean }>;

/** The texts of a version in one language, by their keys: what belongs together stands together. @throws 404 */
export async function textsOf(version: string, locale: Locale, on: On = db): Promise<StoryText[]> {
	const [words, unread] = [await wordsOf(version, on), await unreadWords(version, locale, on)];
	const open = new Set(unread.map(({ key }) => key));
	const byKey = Object.entries(words.fr).toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
	return byKey.map(([key, french]) => {
		const text = words[locale][key] || null;
		return { key, french, text, print: text ? hashOf(text).slice(0, 16) : '', read: text !== null && !open.has(key) };
	});
}

/** Takes back that somebody has read some texts: they ask to be read anew. */
export async function unmarkRead(tx: Tx, story: string, locale: Locale, keys: readonly string[]): Promise<void> {
	await within(tx)
		.deleteFrom('journey.wordReading')
		.where('story', '=', story)
		.where('locale', '=', locale)
		.where((row) => row('key', '=', row.fn.any(row.val([...keys]))))
		.execute();
}
