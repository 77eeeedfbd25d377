/**
 * The structured communication of Belgian transfers (Febelfin; « OGM–VCS »): ten digits and two of control, which are the remainder of the ten by 97, or 97 where nothing
 * remains. @param base up to ten digits
 */
export function communicationOf(base: number): string {
	if (!Number.isSafeInteger(base) || base < 0 || base > 9_999_999_999) throw new RangeError(`not ten digits: ${base}`);
	return `${String(base).padStart(10, '0')}${String(base % 97 || 97).padStart(2, '0')}`;
}

/** Whether twelve digits control themselves. */
export const isCommunication = (digits: string): boolean =>
	/^\d{12}$/.test(digits) && communicationOf(Number(digits.slice(0, 10))) === digits;

/** As it is printed: `+++090/9337/55493+++`. */
export const spokenCommunication = (digits: string): string =>
	`+++${digits.slice(0, 3)}/${digits.slice(3, 7)}/${digits.slice(7)}+++`;

/** The one communication that a text holds, between its signs or bare; null when there is none that is right, or two. */
export function communicationIn(text: string): string | null {
	const found = [...text.matchAll(/(?<!\d)(\d{3})\s?[/.-]?\s?(\d{4})\s?[/.-]?\s?(\d{5})(?!\d)/g)];
	const right = new Set(found.map(([, a, b, c]) => `${a}${b}${c}`).filter(isCommunication));
	return right.size === 1 ? ([...right][0] ?? null) : null;
}
