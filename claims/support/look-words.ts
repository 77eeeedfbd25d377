import { globSync, readFileSync } from 'node:fs';
import { type Locale, locales } from '#kernel/words.ts';

/** Every sentence of the screen that has no hole in it, by language. */
const sentences = new Map<Locale, Set<string>>(
	locales.map((locale) => {
		const texts = globSync(`src/**/messages/${locale}.json`).flatMap((file) =>
			Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)
		);
		const whole = texts.filter((text): text is string => typeof text === 'string' && !text.includes('{'));
		return [locale, new Set([...whole.map((text) => text.replace(/\s+/g, ' ')), ...countriesIn(locale)])];
	})
);

/** Countries are called alike in several languages, and as other things: « Peru » is to take back in Finnish. */
function countriesIn(locale: Locale): string[] {
	const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
	const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
	return letters.flatMap((one) => letters.flatMap((other) => names.of(one + other) ?? []));
}

/** Words that hold a French sentence together, and those that names and addresses have as well. */
const SAID = /(?<![\p{L}’'-])(vous|votre|vos|nous|est|sont|ont|pas|pour|avec|dans|cette|ces|qui|que)(?![\p{L}-])/giu;
const NAMED = /(?<![\p{L}’'-])(le|la|les|des|une|un|du|sur|aux|et)(?![\p{L}-])/giu;

/** What a page in a language says in another, of the texts that are not marked as being in another. */
export function foreign(texts: readonly string[], locale: Locale): string[] {
	const own = sentences.get(locale);
	return texts.filter((text) => {
		if (own?.has(text)) return false;
		if (locales.some((other) => other !== locale && sentences.get(other)?.has(text))) return true;
		const many = (words: RegExp): number => new Set(text.toLowerCase().match(words)).size;
		return locale !== 'fr' && many(SAID) > 0 && many(SAID) + many(NAMED) > 1;
	});
}
