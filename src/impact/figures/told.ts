import { LEAST_TOLD, toldInSteps } from '#kernel/crowd.ts';
import { groupsOf, type Measure, partsOf, type UnitKind } from './measures.ts';
import type { Figure } from './unit.ts';

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
 * @param figureIn the figure of the days from the first year to the last, both whole
 * @param years in order; sums, of which one unit could be told by its amount, leave out the last, which still goes on
 */
export function toldOf(
	measure: Measure,
	years: readonly number[],
	figureIn: (from: number, until: number) => Figure
): Told[] {
	const amounts = isAmount(measure);
	const known = amounts ? years.slice(0, -1) : years;
	return spansOf(known, (from, until) => peopleIn(measure, figureIn(from, until))).flatMap(([fromYear, untilYear]) => {
		const figure = figureIn(fromYear, untilYear);
		const years = { measure: measure.code, fromYear, untilYear };
		const all: Told = { ...years, classes: [], value: toldValue(measure, figure) };
		const classes = countsUnits(measure) && all.value ? classesTold(figure) : [];
		return [all, ...classes.map(({ classes: its, units }) => ({ ...years, classes: its, value: toldInSteps(units) }))];
	});
}

/** How many could be told apart in a figure: its units, or the people whom each of them is. */
const peopleIn = ({ unit }: Measure, { units, value }: Figure): number =>
	crowds.includes(unit) ? value : units.length;

function toldValue(measure: Measure, figure: Figure): number | null {
	if (!isAmount(measure)) return toldInSteps(peopleIn(measure, figure));
	if (figure.units.length && figure.units.length < LEAST_TOLD) return null;
	const step = partsOf(measure.unit);
	const told = toldInSteps(Math.floor(figure.value / step));
	return told === null ? null : told * step;
}

/** Years that can be told, each alone or with the ones after it; none of them lies in two. */
function spansOf(years: readonly number[], people: (from: number, until: number) => number): [number, number][] {
	const spans: [number, number][] = [];
	let from: number | undefined;
	for (const year of years) {
		from ??= year;
		const count = people(from, year);
		if (count > 0 && count < LEAST_TOLD) continue;
		spans.push([from, year]);
		from = undefined;
	}
	const last = years.at(-1);
	if (from === undefined || last === undefined) return spans;
	// what is left over goes with those before it, back to the last that is told of
	while (spans.length && people(from, last) < LEAST_TOLD) from = (spans.pop() as [number, number])[0];
	return [...spans, [from, last]];
}

/** Classes of units, the small ones together; none where nothing but one would be left. */
function classesTold(figure: Figure): { classes: string[]; units: number }[] {
	if (!figure.units.some(({ group }) => group)) return [];
	const sorted = [...groupsOf(figure)].toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
	const large = sorted.filter(([, units]) => units >= LEAST_TOLD);
	const small = sorted.filter(([, units]) => units < LEAST_TOLD);
	const sum = () => small.reduce((all, [, units]) => all + units, 0);
	while (small.length && sum() < LEAST_TOLD && large.length) small.unshift(large.pop() as [string, number]);
	if (large.length + (small.length ? 1 : 0) < 2) return [];
	const together = { classes: small.map(([name]) => name).toSorted(), units: sum() };
	return [...large.map(([name, units]) => ({ classes: [name], units })), ...(small.length ? [together] : [])];
}
