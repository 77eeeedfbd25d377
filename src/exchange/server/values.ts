import { z } from 'zod';
import { spelling } from '#kernel/fold.ts';
import { languageName } from '#kernel/languages.ts';
import { locales, type Name } from '#kernel/words.ts';
import { m } from '#messages';
import { Fault, type Value } from './importer.ts';
import { isFailed, type Raw, shown } from './sheet.ts';

type Read<T extends Value> = (cell: Raw) => T | null | Fault;

/** Reads cells that are text by `act`; an empty one is null, a failed formula a fault. */
const reading =
	<T extends Value>(act: (text: string) => T | Fault): Read<T> =>
	(cell) => {
		if (isFailed(cell)) return new Fault('exchange_wrong_formula');
		const text = shown(cell).normalize('NFC').trim();
		return text ? act(text) : null;
	};

/** A text of at most so many signs, on one line; a no-break space stays what it is. */
export const text = (most: number): Read<string> =>
	reading((found) =>
		found.length > most ? new Fault('exchange_wrong_length', { most }) : found.replace(/[ \t\r\n]+/g, ' ')
	);

/** What a spreadsheet puts where a box is ticked or a formula compares, in its languages. */
const TRUTH = /^(TRUE|FALSE|VRAI|FAUX|WAAR|ONWAAR|TOSI|EPÄTOSI)$/;

/** What something is called: a text with a letter or a figure in it. */
export const name =
	(most: number): Read<string> =>
	(cell) => {
		const found = text(most)(cell);
		if (typeof found !== 'string') return found;
		const called = typeof cell !== 'boolean' && !TRUTH.test(found) && /[\p{L}\p{N}]/u.test(found);
		return called ? found : new Fault('exchange_wrong_name');
	};

/** A text that may have lines and paragraphs. */
export const paragraphs = (most: number): Read<string> =>
	reading((found) => (found.length > most ? new Fault('exchange_wrong_length', { most }) : found));

/** « a@b.be », also as « Ann <a@b.be> » and « mailto:a@b.be ». */
export const email: Read<string> = reading((found) => {
	const address = (/<([^<>]+)>$/.exec(found)?.[1] ?? found).replace(/^mailto:/i, '').toLowerCase();
	// by the rule of the forms: what they would refuse is not let in by a table
	return z.email().max(254).safeParse(address).success ? address : new Fault('exchange_wrong_email');
});

/** A web address; `https://` is put before one that has none. */
export const website: Read<string> = reading((found) => {
	const whole = /^[a-z][a-z0-9+.-]*:/i.test(found) && !/^[^/]+:\d/.test(found) ? found : `https://${found}`;
	const url = URL.parse(whole);
	const known = url && /^https?:$/.test(url.protocol) && url.hostname.includes('.') && !/\s/.test(found);
	return known ? whole : new Fault('exchange_wrong_website');
});

/** A whole number; « 1 200 », « 1.200 » and « 40,0 » are numbers too. */
export const whole = (least: number, most: number): Read<number> =>
	reading((found) => {
		const plain = found
			.replace(/[\s\u00a0\u202f']/gu, '')
			.replace(/^(-?\d{1,3})(\.\d{3})+$/, (all) => all.replaceAll('.', ''));
		const digits = plain.replace(/[.,]0{1,2}$/, '');
		const number = /^-?\d+$/.test(digits) ? Number(digits) : Number.NaN;
		return Number.isSafeInteger(number) && number >= least && number <= most
			? number
			: new Fault('exchange_wrong_number', { least, most });
	});

/** A number with decimals, with a comma or a point. */
export const decimal = (least: number, most: number): Read<number> =>
	reading((found) => {
		const plain = found.replace(/[\s\u00a0\u202f]/gu, '').replace(',', '.');
		const number = /^[+-]?(\d+(\.\d+)?|\.\d+)(e-?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
		return Number.isFinite(number) && number >= least && number <= most
			? number
			: new Fault('exchange_wrong_number', { least, most });
	});

/** What people write, in each of the languages; the words of a message are parted by spaces. */
const wordsFor = (message: Name, signs: readonly string[]): ReadonlySet<string> =>
	new Set([...locales.flatMap((locale) => message({}, { locale }).split(' ').map(spelling)), ...signs]);

const yes = wordsFor(m.exchange_words_yes, ['x', '1', 'on', '✓', '✔']);
const no = wordsFor(m.exchange_words_no, ['0', 'off', '-']);

/** Yes or no in any language, or a cross. */
export const yesNo: Read<boolean> = reading((found) => {
	const word = spelling(found) || found;
	if (yes.has(word)) return true;
	return no.has(word) ? false : new Fault('exchange_wrong_yes_no');
});

/** The texts in a cell that holds several. */
export const partsOf = (found: string): string[] =>
	found
		.split(/[;|\n]/.test(found) ? /[;|\n]/ : /,/)
		.map((part) => part.replace(/[ \t\r\n]+/g, ' ').trim())
		.filter(Boolean);

/** Several texts in one cell, parted by semicolons, bars or lines, else by commas. */
export const list = (most: number): Read<readonly string[]> =>
	reading((found) => {
		const texts = [...new Set(partsOf(found))];
		return texts.length > most ? new Fault('exchange_wrong_count', { most }) : texts;
	});

export type Choice = Readonly<{ value: string; names: readonly string[] }>;

/** One of a list, by any of its names. */
export const choice =
	(choices: readonly Choice[]): Read<string> =>
	(cell) =>
		reading((found) => chosen(choices, found) ?? new Fault('exchange_wrong_choice', { choices: namesOf(choices) }))(
			cell
		);

/** The value of a choice by any of its names, capitals and accents aside. */
const chosen = (choices: readonly Choice[], found: string): string | undefined =>
	choices.find(({ value, names }) => [value, ...names].some((name) => spelling(name) === spelling(found)))?.value;

const namesOf = (choices: readonly Choice[]): string => choices.map(({ value, names }) => names[0] ?? value).join(', ');

/** The languages of the interface, by their codes or their names in each of them. */
export const languages: readonly Choice[] = locales.map((value) => ({
	value,
	names: locales.map((locale) => languageName(value, locale))
}));
