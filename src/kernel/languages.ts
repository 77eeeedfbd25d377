import type { Locale } from './words.ts';

/** What the program must know of a language besides its words, which stand in the message files that are called by its code. */
type Language = Readonly<{
	/** What it calls itself, as a sentence begins with it. */
	name: string;
	/** By ISO 639-3, as catalogues name it. */
	iso3: string;
	/** The region whose habits dates, numbers and amounts follow, for `Intl`. */
	region: string;
	/** The text search configuration of PostgreSQL that knows its endings, one of `pg_catalog`; `simple` where there is none. */
	search: string;
	/** What people write behind an hour: « 18 h », « 18u30 ». */
	hours: readonly string[];
	/** Sets a line as a printer does. */
	typeset?: (text: string) => string;
	/** Writes a date of `Intl` as people do. */
	dated?: (text: string) => string;
}>;

const FIRST_OF_A_MONTH =
	/(?<![\d:.])1(?=(?:\s?[–-]\s?\d{1,2})?\s(?:janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc))/g;

/**
 * The languages of the hub by their codes of two letters; the first is the reference. A line here and its words are a language: all else is read from
 * this table, in SQL too (`server/languages.ts`).
 */
export const languages = {
	fr: {
		...{ name: 'Français', iso3: 'fra', region: 'fr-BE', search: 'french', hours: ['h'] },
		// double punctuation stays with the word before it
		typeset: (text) => text.replace(/ (?=[:;?!»%€])/g, '\u00a0').replace(/(?<=«) /g, '\u00a0'),
		dated: (text) => text.replace(FIRST_OF_A_MONTH, '1er')
	},
	// 18:30 and not 6:30 PM, the day before the month
	en: { name: 'English', iso3: 'eng', region: 'en-GB', search: 'english', hours: [] },
	nl: { name: 'Nederlands', iso3: 'nld', region: 'nl-BE', search: 'dutch', hours: ['u', 'uur'] },
	fi: { name: 'Suomi', iso3: 'fin', region: 'fi-FI', search: 'finnish', hours: [] }
} as const satisfies Record<string, Language>;

export const languageOf = (locale: Locale): Language => languages[locale];

const names = new Map<Locale, Intl.DisplayNames>();

/** What a language is called in another: « néerlandais », « Dutch ». */
export function languageName(language: string, locale: Locale): string {
	let known = names.get(locale);
	if (!known) {
		known = new Intl.DisplayNames([locale], { type: 'language' });
		names.set(locale, known);
	}
	return known.of(language) ?? language;
}
