import { LEAST_TOLD, toldInSteps } from '#kernel/crowd.ts';
import type { Counted } from './counted.ts';
import { type Measure, partsOf, type UnitKind } from './measures.ts';

/** A number that everybody may read, of some whole years; `classes`: of these alone, none: of all. `value` is counted as the measure counts; null for too few. */
export type Told = Readonly<{
	measure: string;
	fromYear: number;
	untilYear: number;
	classes: readonly string[];
	value: number | null;
}>;

/** What is told in whole ones, of which one unit may be many or a part. */
const isAmount = ({ unit }: Measure): boolean => partsOf(unit) > 1;
/** Each unit of these is many people, and adds its own amount. */
const crowds: readonly UnitKind[] = ['visitors', 'viewers'];

/** Its units can be counted apart, by class and by where they are: no amount, and no crowd in one unit. */
export const countsUnits = (measure: Measure): boolean => !isAmount(measure) && !crowds.includes(measure.unit);

/**
 * What of a measure everybody may read. Too small a year goes with the ones after it, what is left over at the end with those before, and too small classes with each other, so that nothing told is of fewer than
 * eight and nothing lies between two numbers that were told: all of them are whole steps of eight.
 * @param countedIn what was counted on the days from the first year to the last, both whole
 * @param years in order; sums, of which one unit could be told by its amount, leave out the last, which still goes on
 */
export async function toldOf(
	measure: Measure,
	years: readonly number[],
	countedIn: (from: number, until: number) => Promise<Counted>
): Promise<Told[]> {
	const amounts = isAmount(measure);
	const known = amounts ? years.slice(0, -1) : years;
	const told: Told[] = [];
	for (const [fromYear, untilYear] of await spansOf(known, async (...span) =>
		peopleIn(measure, await countedIn(...span))
	)) {
		const counted = await countedIn(fromYear, untilYear);
		const years = { measure: measure.code, fromYear, untilYear };
		const all: Told = { ...years, classes: [], value: toldValue(measure, counted) };
		const classes = countsUnits(measure) && all.value ? classesTold(counted) : [];
		told.push(all, ...classes.map((its) => ({ ...years, classes: its.classes, value: toldInSteps(its.units) })));
	}
	return told;
}

/** How many could be told apart in a figure: its units, or the people whom each of them is. */
const peopleIn = ({ unit }: Measure, { units, value }: Counted): number => (crowds.includes(unit) ? value : units);

function toldValue(measure: Measure, counted: Counted): number | null {
	if (!isAmount(measure)) return toldInSteps(peopleIn(measure, counted));
	if (counted.units && counted.units < LEAST_TOLD) return null;
	const step = partsOf(measure.unit);
	const told = toldInSteps(Math.floor(counted.value / step));
	return told === null ? null : told * step;
}

/** Years that can be told, each alone or with the ones after it; none of them lies in two. */
async function spansOf(
	years: readonly number[],
	people: (from: number, until: number) => Promise<number>
): Promise<[number, number][]> {
	const spans: [number, number][] = [];
	let from: number | undefined;
	for (const year of years) {
		from ??= year;
		const count = await people(from, year);
		if (count > 0 && count < LEAST_TOLD) continue;
		spans.push([from, year]);
		from = undefined;
	}
	const last = years.at(-1);
	if (from === undefined || last === undefined) return spans;
	// what is left over goes with those before it, back to the last that is told of
	while (spans.length && (await people(from, last)) < LEAST_TOLD) from = (spans.pop() as [number, number])[0];
	return [...spans, [from, last]];
}

/** Classes of units, the small ones together; none where nothing but one would be left. */
function classesTold({ groups }: Counted): { classes: string[]; units: number }[] {
	const sorted = [...groups].toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
	const large = sorted.filter(([, units]) => units >= LEAST_TOLD);
	const small = sorted.filter(([, units]) => units < LEAST_TOLD);
	const sum = () => small.reduce((all, [, units]) => all + units, 0);
	while (small.length && sum() < LEAST_TOLD && large.length) small.unshift(large.pop() as [string, number]);
	if (large.length + (small.length ? 1 : 0) < 2) return [];
	const together = { classes: small.map(([name]) => name).toSorted(), units: sum() };
	return [...large.map(([name, units]) => ({ classes: [name], units })), ...(small.length ? [together] : [])];
}
