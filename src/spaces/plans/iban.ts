/** An account number without blanks, in capitals. */
export const plainIban = (typed: string): string => typed.replace(/[\s\u00a0\u202f.-]/g, '').toUpperCase();

/** Whether it is an IBAN: ISO 13616, its check digits by ISO 7064 mod 97-10; a Belgian one has 16 signs. */
export function isIban(plain: string): boolean {
	if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plain)) return false;
	if (plain.startsWith('BE') && !/^BE\d{14}$/.test(plain)) return false;
	const digits = `${plain.slice(4)}${plain.slice(0, 4)}`.replace(/[A-Z]/g, (letter) =>
		String(letter.charCodeAt(0) - 55)
	);
	return BigInt(digits) % 97n === 1n;
}

/** In groups of four, as it is printed. */
export const spokenIban = (plain: string): string => plain.replace(/(.{4})(?=.)/g, '$1 ');
