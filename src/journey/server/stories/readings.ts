import { refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { type Locale, locales } from '#kernel/words.ts';
import { hashOf } from '../../hash.ts';
import { type On, within } from '../tables.ts';
import { storyOfVersion, wordsOf } from './reading.ts';

/** How far a language of a version is: texts in all, those that are there, and those of them that somebody who speaks it from birth has read as they are. */
export type Coverage = Readonly<{ locale: Locale; texts: number; there: number; read: number }>;

/** How far each language of a version is. @throws 404 */
export async function coverageOfWords(version: string, on: On = db): Promise<Coverage[]> {
	const { id } = await storyOfVersion(version, on);
	const [words, read] = [await wordsOf(version, on), await readOf(id, on)];
	const texts = Object.keys(words.fr).length;
	return locales.map((locale) => {
		const own = Object.entries(words[locale]);
		const isRead = ([key, text]: [string, string]) => read.get(`${locale} ${key}`) === hashOf(text);
		return { locale, texts, there: own.length, read: own.filter(isRead).length };
	});
}

/** The texts of a version in a language that nobody who speaks it from birth has read as they are. @throws 404 */
export async function unreadWords(
	version: string,
	locale: Locale,
	on: On = db
): Promise<Readonly<{ key: string; text: string; french: string }>[]> {
	const { id } = await storyOfVersion(version, on);
	const [words, read] = [await wordsOf(version, on), await readOf(id, on)];
	return Object.entries(words[locale])
		.filter(([key, text]) => read.get(`${locale} ${key}`) !== hashOf(text))
		.map(([key, text]) => ({ key, text, french: words.fr[key] ?? '' }));
}

/** Notes that somebody who speaks a language from birth has read some texts as they are. @throws journey_words_changed when one is another by now, 404 */
export async function markRead(
	tx: Tx,
	{ version, locale, texts }: Readonly<{ version: string; locale: Locale; texts: Readonly<Record<string, string>> }>,
	by: By
): Promise<void> {
	const { id } = await storyOfVersion(version, tx);
	const words = await wordsOf(version, tx);
	const readBy = by.actor?.kind === 'person' ? by.actor.id : null;
	for (const [key, text] of Object.entries(texts)) {
		if (words[locale][key] !== text) throw refused('journey_words_changed');
		const row = { textHash: hashOf(text), readBy, readAt: new Date() };
		await within(tx)
			.insertInto('journey.wordReading')
			.values({ story: id, locale, key, ...row })
			.onConflict((known) => known.columns(['story', 'locale', 'key']).doUpdateSet(row))
			.execute();
	}
}

async function readOf(story: string, on: On): Promise<Map<string, string>> {
	const rows = await within(on)
		.selectFrom('journey.wordReading')
		.select(['locale', 'key', 'textHash'])
		.where('story', '=', story)
		.execute();
	return new Map(rows.map(({ locale, key, textHash }) => [`${locale} ${key}`, textHash]));
}
