import { plainText } from '#kernel/richtext.ts';
import { asMarkdown } from '#kernel/server/as-markdown.ts';
import { richText, typedText } from '#kernel/server/richtext.ts';
import { type Locale, locales, say, type Words } from '#kernel/words.ts';
import type { WholeOffering } from '../offering.ts';

/** The long text of an activity: in Markdown, or as it was typed. */
export type Body = Pick<WholeOffering, 'body' | 'formatted'>;

/** It as a reader's page draws it, with the language it is really in. */
export function bodyShown({ body, formatted }: Body, locale: Locale) {
	if (!body) return null;
	const { text, lang } = say(body, locale);
	return { text: (formatted ? richText : typedText)(text, locale), lang };
}

/** It in plain words, for a table. */
export const plainBody = ({ body, formatted }: Body): Words | null =>
	body && formatted ? eachText(body, (text, locale) => plainText(richText(text, locale))) : body;

/** It in Markdown, for a field in which it may be formatted. */
export const markdownBody = ({ body, formatted }: Body): Words | null =>
	body && !formatted ? eachText(body, asMarkdown) : body;

/** What a form says of it, which shows it in Markdown: untouched, it stays as it was typed. */
export function bodyFromField(given: Words | null, before: Body | null): Body {
	const untouched = before?.body && !before.formatted && sameTexts(given, markdownBody(before));
	return untouched ? { body: before.body, formatted: false } : { body: given, formatted: given !== null };
}

/** What a table or a partner's calendar says of it in plain words: a text that reads so already keeps its marks. */
export function bodyFromPlain(given: Words | null, before: Body | null): Body {
	if (!given || !before?.formatted) return { body: given, formatted: false };
	const known = plainBody(before);
	const body = eachText(given, (text, locale) =>
		sameReading(text, known?.[locale]) ? (before.body?.[locale] ?? text) : asMarkdown(text)
	);
	return { body, formatted: true };
}

/** What a plain text is compared with: itself, or how it reads where marks were put into it since. */
export const readingOf = (text: string, { formatted }: Body): string =>
	formatted ? plainText(typedText(text, 'fr')) : text;

const eachText = (words: Words, change: (text: string, locale: Locale) => string): Words => ({
	...words,
	...Object.fromEntries(
		locales.flatMap((locale) => (words[locale] === undefined ? [] : [[locale, change(words[locale], locale)] as const]))
	)
});

const sameTexts = (one: Words | null, other: Words | null): boolean =>
	locales.every((locale) => sameReading(one?.[locale], other?.[locale]));

/** Forms and tables send other ends of lines, and none of the space around. */
const sameReading = (one = '', other = ''): boolean => lined(one) === lined(other);
const lined = (text: string): string => text.replaceAll('\r\n', '\n').trim();
