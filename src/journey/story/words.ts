import { IntlMessageFormat } from 'intl-messageformat';
import { type Values, valueNames } from '../game/values.ts';
import type { Strings } from './bundle.ts';

/** More texts than any few stories have in four languages. */
const MOST = 20_000;
const kept = new Map<string, IntlMessageFormat | null>();

/** A message ready to be said in a language, or nothing when it is not well formed. */
function messageOf(text: string, locale: string): IntlMessageFormat | null {
	const key = `${locale} ${text}`;
	let message = kept.get(key);
	if (message === undefined) {
		try {
			message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
		} catch {
			message = null;
		}
		if (kept.size >= MOST) kept.clear();
		kept.set(key, message);
	}
	return message;
}

function said(text: string, locale: string, values: Values): string | null {
	try {
		return (
			messageOf(text, locale)
				?.format<string>(values as Record<string, number>)
				?.toString() ?? null
		);
	} catch {
		return null; // it asks for a number that there is not
	}
}

/** What a key says in a language. A text that cannot be said is shown as it was written; a key without a text is shown itself. */
export function format(words: Strings, key: string, values: Values, locale: string): string {
	const text = words[key];
	return text === undefined ? key : (said(text, locale, values) ?? text);
}

/** Numbers to try a text with. */
const SAMPLE = Object.fromEntries(valueNames.map((name) => [name, 2])) as Values;

/** The words of one language for the screen: what is missing in it, or cannot be said, is French, and named. */
export function tableOf(
	words: Readonly<Record<string, Strings>>,
	locale: string
): { words: Strings; missing: string[] } {
	const [french, own] = [words.fr ?? {}, words[locale] ?? {}];
	const table: Record<string, string> = {};
	const missing: string[] = [];
	for (const [key, text] of Object.entries(french)) {
		const mine = own[key];
		const good = mine && said(mine, locale, SAMPLE) !== null;
		table[key] = good ? mine : text;
		if (!good && locale !== 'fr') missing.push(key);
	}
	return { words: table, missing: missing.toSorted() };
}
