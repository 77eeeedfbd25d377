import { plain } from '#kernel/fold.ts';

const TERMS = 8;

/** The words to look for in a text somebody typed: without accents or capitals, eight at most. */
export const terms = (text = ''): string[] =>
	// a zero byte is no text for PostgreSQL, nor half of a character
	plain(text.slice(0, 200).replaceAll('\0', '').toWellFormed()).split(' ').filter(Boolean).slice(0, TERMS);
