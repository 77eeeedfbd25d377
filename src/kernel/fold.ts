/** A text without capitals, accents, apostrophes or runs of blanks, by which it is sought: « MUSEE » finds « musée ». */
export const plain = (text: string): string =>
	folded(text)
		.replace(/[\s\u2019'-]+/gu, ' ')
		.trim();

/**
 * A text by which two spellings are compared: `plain` without punctuation and blanks, and its joined letters taken apart. `plain` leaves these as
 * they are, because the search columns of the database do.
 */
export const spelling = (text: string): string => apart(folded(text)).replace(/[^\p{L}\p{N}]+/gu, '');

const joined: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ð: 'd', þ: 'th', ł: 'l' };

/** What is written as one letter, in those that Unicode does not take apart by itself. */
export const apart = (text: string): string => text.replace(/[œæßøðþł]/g, (sign) => joined[sign] ?? sign);

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
