import { day, type Raw, shown } from '#exchange/server';
import { spelling } from '#kernel/fold.ts';
import { naceKey } from '#network';
import { type Its, keyOf } from '../../back/merge.ts';
import { beforeDamage, dayIn } from './damage.ts';

/** A word of a list, and all that people call it. */
export type Known = Readonly<{ value: string; names: readonly string[] }>;

/** What a cell of text may mean, the likeliest first. */
export function texts(raw: Raw, lines = false): Its[] {
	const text = shown(raw).normalize('NFC').replace(/\r\n?/g, '\n').trim();
	const meant = lines ? text : inOneLine(text);
	return [keyOf(meant) ? meant : null, ...beforeDamage(raw)];
}

const inOneLine = (text: string): string =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean)
		.join(' ');

/** What a cell of one of a list may mean; what is none of it, itself. */
export function words(raw: Raw, known: readonly Known[]): Its[] {
	const [text = null, ...before] = texts(raw);
	if (text === null) return [null];
	const found = [text, ...before].flatMap((one) =>
		known.flatMap(({ value, names }) => ([value, ...names].some((name) => alike(name, String(one))) ? [value] : []))
	);
	return [...new Set(found), text];
}

// signs that are no letters make a difference where there is nothing else
const alike = (a: string, b: string): boolean =>
	keyOf(a) === keyOf(b) || (spelling(a) !== '' && spelling(a) === spelling(b));

/** What a cell may mean as a code of NACE: of 01.11 a spreadsheet makes 1.11, or the first of November. */
export function codes(raw: Raw): Its[] {
	const text = keyOf(shown(raw));
	if (!text) return [null];
	const date = dayIn(text);
	if (date) {
		const [year = '', month = '', of = ''] = date.split('-');
		return keysOf([`${of}.${month}`, `${month}.${of}`, `${month}.${year.slice(2)}`]);
	}
	const number = /^(\d+)(?:[.,](\d{1,3}))?$/.exec(text);
	if (!number) return [naceKey(text.replace(',', '.')) ?? text];
	const [, whole = '', part = ''] = number;
	if (part) return keysOf([`${whole.padStart(2, '0')}.${part}`, `${whole.padStart(2, '0')}.${part}0`]);
	return keysOf(whole.length % 2 ? [`0${whole}`, whole] : [whole]);
}

const keysOf = (written: readonly string[]): Its[] => written.map((one) => naceKey(one) ?? one);

/** What a cell may mean as a number with two decimals, in hundredths, however thousands and decimals are parted; what is none, itself. */
export function hundredths(raw: Raw): Its[] {
	const text = keyOf(shown(raw));
	if (!text) return [null];
	if (typeof raw === 'number') return [Math.round(raw * 100)];
	// what LibreOffice makes of a narrow space when it writes Windows-1252 is a question mark
	const bare = text.replace(/(?<=\d)\?(?=\d{3})|[\s'’€]|EUR/giu, '');
	if (!/^-?\d[\d.,]*$/.test(bare)) return [text];
	const decimal = /[.,](?=\d{1,2}$)/.exec(bare);
	const number = decimal
		? `${bare.slice(0, decimal.index).replace(/[.,]/g, '')}.${bare.slice(decimal.index + 1)}`
		: bare.replace(/[.,]/g, '');
	// no number here has three decimals: a spreadsheet that writes so means thousands, or has more than the hub
	const other = /^\d+[.,]\d{3,}$/.test(bare) ? [Math.round(Number(bare.replace(',', '.')) * 100)] : [];
	return [Math.round(Number(number) * 100), ...other];
}

/** What a cell may mean as a day. */
export function days(raw: Raw): Its[] {
	const text = keyOf(shown(raw));
	if (!text) return [null];
	const found = day(raw, { monthFirst: false });
	if (typeof found !== 'string') return [text];
	const [year = '', month = '', date = ''] = found.split('-');
	return [found, `${year}-${date}-${month}`];
}
