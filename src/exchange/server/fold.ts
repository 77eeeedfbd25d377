const joined: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ð: 'd', þ: 'th', ł: 'l' };

/** A text by which two spellings are compared: without capitals, accents, punctuation and blanks. */
export const fold = (text: string): string =>
	text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[œæßøðþł]/g, (sign) => joined[sign] ?? sign)
		.replace(/[^\p{L}\p{N}]+/gu, '');
