/** Every how many hours a town's data may be asked for. */
export const rhythms = [6, 24, 168] as const;

/** Which columns, or properties, of a town's data say what; an empty one: nothing does. Where is said by the points themselves, or by two columns. */
export type TownColumns = Readonly<{ id: string; name: string; address: string; lat: string; lon: string }>;

/** What a town says of a place. */
export type TownSaid = Readonly<{ name: string; address: string | null; lat: number | null; lon: number | null }>;
export type TownRow = TownSaid & Readonly<{ external: string }>;

/** What is known here of one. */
export type TownKnown = Readonly<{ external: string; said: TownSaid; gone: boolean }>;

/** What has to be done so that what is known is what the town says now. */
export type TownStep = Readonly<{ external: string }> &
	(Readonly<{ step: 'add' | 'change' | 'back'; said: TownSaid }> | Readonly<{ step: 'gone' }>);

const sameSaid = (one: TownSaid, other: TownSaid): boolean =>
	one.name === other.name && one.address === other.address && one.lat === other.lat && one.lon === other.lon;

/** Compares what a town says with what is known; of two rows of one name the first counts. Nothing is ever deleted. */
export function townSteps(known: readonly TownKnown[], rows: readonly TownRow[]): TownStep[] {
	const before = new Map(known.map((one) => [one.external, one]));
	const now = new Map<string, TownRow>();
	for (const row of rows) if (!now.has(row.external)) now.set(row.external, row);
	const steps: TownStep[] = [];
	for (const { external, ...said } of now.values()) {
		const its = before.get(external);
		if (!its) steps.push({ step: 'add', external, said });
		else if (its.gone) steps.push({ step: 'back', external, said });
		else if (!sameSaid(its.said, said)) steps.push({ step: 'change', external, said });
	}
	for (const { external, gone } of known) if (!gone && !now.has(external)) steps.push({ step: 'gone', external });
	return steps;
}

/** Of fewer places than these many may well go at once. */
const FEW = 4;

/** Whether so many go at once that the town's file is rather broken than right. */
export function losesMost(known: readonly TownKnown[], steps: readonly TownStep[]): boolean {
	const there = known.filter(({ gone }) => !gone).length;
	const going = steps.filter(({ step }) => step === 'gone').length;
	return there >= FEW && going * 2 > there;
}
