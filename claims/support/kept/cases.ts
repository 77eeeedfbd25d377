/** Who is counted in what, and what becomes of her. `paidBy`: the operations; of a séance one or none. */
export type Case = Readonly<{
	name: string;
	as: 'holder' | 'companion' | 'walk-in' | 'worker' | 'staff' | 'signer' | 'visitor twice';
	paidBy: readonly Operation[];
	came: boolean;
	minor: boolean;
	erased: boolean;
}>;

/**
 * PAID: the balance came on 2027-09-01. LATER: on 2029-02-01. OPEN: never. HELD: as PAID, and a court asks until 2036. OVER: it came in 2019.
 */
export const operations = ['PAID', 'LATER', 'OPEN', 'HELD', 'OVER'] as const;
export type Operation = (typeof operations)[number];

const SEANCES: readonly (readonly Operation[])[] = [[], ['PAID'], ['LATER'], ['OPEN'], ['HELD'], ['OVER']];

/** Forty-nine, each under a name that nothing else bears. */
export function cases(): Case[] {
	const made: Omit<Case, 'name'>[] = SEANCES.flatMap((paidBy) => [
		{ as: 'holder', paidBy, came: true, minor: false, erased: false },
		{ as: 'holder', paidBy, came: true, minor: false, erased: true },
		{ as: 'holder', paidBy, came: true, minor: true, erased: true },
		{ as: 'holder', paidBy, came: false, minor: false, erased: true },
		{ as: 'companion', paidBy, came: true, minor: false, erased: true },
		{ as: 'companion', paidBy, came: true, minor: false, erased: false },
		{ as: 'walk-in', paidBy, came: true, minor: false, erased: false }
	]);
	const both = { came: true, minor: false, erased: true };
	made.push(
		{ as: 'visitor twice', paidBy: ['PAID', 'LATER'], ...both },
		{ as: 'visitor twice', paidBy: [], ...both },
		{ as: 'worker', paidBy: ['PAID', 'LATER'], ...both },
		{ as: 'worker', paidBy: ['OVER', 'LATER'], ...both },
		{ as: 'staff', paidBy: ['PAID'], ...both },
		{ as: 'signer', paidBy: ['LATER'], ...both },
		{ as: 'signer', paidBy: ['OVER'], ...both }
	);
	return made.map((one, at) => ({ ...one, name: `Prénom${at} Famille${at}nom` }));
}

/** The name as it may stand under seal. */
export const sealedName = ({ name, minor }: Case): string => (minor ? `${name.split(' ')[0]} F.` : name);

/** A moment at which the hub is looked at, in the clock of Brussels; what has been said by then is in `said`. */
export type Moment = Readonly<{ at: string; says?: 'PAID' | 'LATER' | 'HELD' | 'released' }>;

export const moments = (held: Date): readonly Moment[] => {
	const month = (later: number, days: number) => {
		const day = new Date(held);
		day.setUTCMonth(day.getUTCMonth() + later);
		day.setUTCDate(day.getUTCDate() + days);
		return day.toISOString();
	};
	return [
		{ at: month(6, -1) },
		{ at: month(6, 2) },
		{ at: '2027-09-02T03:00:00+02:00', says: 'PAID' },
		{ at: '2027-09-03T03:00:00+02:00', says: 'HELD' },
		{ at: '2029-02-02T03:00:00+01:00', says: 'LATER' },
		{ at: '2032-12-31T23:30:00+01:00' },
		{ at: '2033-01-01T00:30:00+01:00' },
		{ at: '2034-12-31T23:30:00+01:00' },
		{ at: '2035-01-01T00:30:00+01:00' },
		{ at: '2036-05-01T03:00:00+02:00', says: 'released' },
		{ at: '2060-01-01T03:00:00+01:00' }
	];
};

const ENDS: Readonly<Record<Operation, string>> = {
	PAID: '2032-12-31T23:59:59+01:00',
	LATER: '2034-12-31T23:59:59+01:00',
	OPEN: '9999-01-01T00:00:00Z',
	HELD: '2036-05-01T00:00:00+02:00',
	OVER: '2024-12-31T23:59:59+01:00'
};
const PAID_ON: Readonly<Record<Operation, string>> = {
	PAID: '2027-09-02T00:00:00+02:00',
	LATER: '2029-02-02T00:00:00+01:00',
	OPEN: '9999-01-01T00:00:00Z',
	HELD: '2036-05-01T00:00:00+02:00',
	OVER: '2019-06-01T00:00:00+02:00'
};
const before = (a: string, b: string): boolean => Date.parse(a) < Date.parse(b);

/** What the law and the hub's rule say of a case at a moment, by hand: is the name to be read somewhere in the database, and for the auditors of which operations is it under seal. */
export function expected(one: Case, at: string, sixMonths: Date): { clear: boolean; sealed: Operation[] } {
	const asked = one.paidBy.filter((code) => before(at, ENDS[code]));
	const booker = one.as === 'companion' || one.as === 'walk-in';
	// whoever has an account and does not go stays readable; so does what she was called in it
	if (!booker && !one.erased) return { clear: true, sealed: [] };
	if (one.erased) return { clear: false, sealed: one.came ? [...asked] : [] };
	const [code] = one.paidBy;
	const needed = code ? before(at, PAID_ON[code]) : false;
	if (Date.parse(at) < sixMonths.getTime() || needed) return { clear: true, sealed: [] };
	return { clear: false, sealed: one.came ? [...asked] : [] };
}
