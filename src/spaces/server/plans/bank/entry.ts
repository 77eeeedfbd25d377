/** A credit, or one that the bank took back, as a bank file tells it. */
export type BankEntry = Readonly<{
	/** The IBAN, or the number, of the hub's account. */
	account: string;
	/** The same in every file that tells it. */
	reference: string;
	bookedOn: string;
	/** Less than nothing: a credit that was taken back. */
	cents: number;
	name: string | null;
	iban: string | null;
	/** Twelve digits that are right. */
	communication: string | null;
	message: string | null;
}>;

/** `passed`: debits, foreign money, and what is not booked yet. */
export type BankFile = Readonly<{ format: 'camt' | 'coda'; entries: readonly BankEntry[]; passed: number }>;

/** Numbers what has the same reference within a file, so that each counts once, in whatever file it comes again. */
export function numbered(entries: readonly BankEntry[]): BankEntry[] {
	const seen = new Map<string, number>();
	return entries.map((entry) => {
		const key = `${entry.account} ${entry.reference}`;
		const nth = (seen.get(key) ?? 0) + 1;
		seen.set(key, nth);
		return nth === 1 ? entry : { ...entry, reference: `${entry.reference} #${nth}` };
	});
}

export const cut = (text: string | null, most: number): string | null =>
	text?.replace(/\s+/g, ' ').slice(0, most) || null;
