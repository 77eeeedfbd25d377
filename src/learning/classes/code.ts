/** No vowel, so that no code is a word; no sign that one takes for another (B 8, S 5, Z 2, O 0, I L 1, U V). */
export const codeAlphabet = 'CDFGHJKMNPQRTWXY34679';

/**
 * A class keeps its code; that of a lesson is shorter, since it is typed by everybody and lives for some hours. Five of 21 signs are four million codes (22 bits), six are 86 million
 * (26): with twenty lessons open, one guess of 200,000 opens one. So what protects them is how often one may guess, from one address and from all (guesses.ts):
 * a thousand addresses would search for half a day for a lesson of three hours, which shows pseudonyms. Ten signs cannot be guessed (44 bits).
 */
export const codeLengths = { class: 6, lesson: 5, claim: 10 } as const;

/** A code as it was typed, as it is kept; '' when it cannot be one. */
export function readCode(typed: string): string {
	const code = typed
		.slice(0, 40)
		.toUpperCase()
		.replace(/[\s·.-]/g, '');
	const lengths: readonly number[] = Object.values(codeLengths);
	return lengths.includes(code.length) && [...code].every((sign) => codeAlphabet.includes(sign)) ? code : '';
}

/** A code as it is shown and read aloud: « HKM 4RT ». */
export const spacedCode = (code: string): string => code.replace(/(.{3})(?=..)/g, '$1 ');
