import { plain } from '#kernel/fold.ts';

/** A statement that may be paid, as far as the bank's words are compared with it. */
export type Payable = Readonly<{
	id: string;
	communication: string;
	payer: string;
	/** What is still to be paid; less than nothing when too much was. */
	dueCents: number;
	/** The accounts that this payer has paid from before. */
	ibans: readonly string[];
}>;

/** What the bank says of a credit. */
export type Credit = Readonly<{
	cents: number;
	communication: string | null;
	name: string | null;
	iban: string | null;
}>;

/** Why somebody is asked. */
export type Doubt = 'over' | 'twice' | 'unknown' | 'likely' | 'foreign';

type Match = Readonly<{
	/** What is booked by itself. */
	booked: Readonly<{ statement: string; cents: number }> | null;
	/** What is left to be asked, and why; the statements that it may be for, the likeliest first. */
	asked: Readonly<{ cents: number; doubt: Doubt; candidates: readonly string[] }> | null;
}>;

/**
 * What becomes of a credit. By its structured communication it is booked by itself, up to what is to be paid: part of it when it is less; what is more, or comes when nothing is to be paid
 * any more, is asked. Without one nothing is booked by itself: an amount that is to be paid exactly makes a statement a candidate, the account or the name of its payer a likely one.
 */
export function matched(credit: Credit, statements: readonly Payable[]): Match {
	const { cents, communication } = credit;
	const meant = communication ? statements.find((one) => one.communication === communication) : undefined;
	if (!meant) return { booked: null, asked: guessed(credit, statements) };
	if (meant.dueCents <= 0) return { booked: null, asked: { cents, doubt: 'twice', candidates: [meant.id] } };
	const booked = { statement: meant.id, cents: Math.min(cents, meant.dueCents) };
	const more = cents - booked.cents;
	return { booked, asked: more ? { cents: more, doubt: 'over', candidates: [meant.id] } : null };
}

function guessed(credit: Credit, statements: readonly Payable[]): Match['asked'] {
	const { cents, communication, iban, name } = credit;
	const weight = ({ ibans, payer }: Payable): number =>
		(iban && ibans.includes(iban) ? 2 : 0) + (name && isSameName(name, payer) ? 1 : 0);
	const exact = statements.filter(({ dueCents }) => dueCents === cents);
	const candidates = exact.toSorted((a, b) => weight(b) - weight(a)).map(({ id }) => id);
	const likely = exact.some((one) => weight(one) > 0);
	return { cents, doubt: likely ? 'likely' : communication ? 'foreign' : 'unknown', candidates };
}

/** Whether two names have the same words, in whatever order: banks write « DELVAUX ZOE ». */
function isSameName(a: string, b: string): boolean {
	const wordsOf = (name: string) =>
		plain(name)
			.split(/[^\p{L}\p{N}]+/u)
			.filter(Boolean)
			.toSorted()
			.join(' ');
	return wordsOf(a) !== '' && wordsOf(a) === wordsOf(b);
}
