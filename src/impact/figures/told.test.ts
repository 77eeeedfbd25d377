import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEAST_TOLD } from '#kernel/crowd.ts';
import { countedOf } from './counted.ts';
import { type Measure, measures } from './measures.ts';
import { toldOf } from './told.ts';
import { figure, type Unit } from './unit.ts';

const years = [2021, 2022, 2023, 2024, 2025];
type One = Readonly<{ key: number; year: number; group: string; value: number }>;
const ones = fc.array(
	fc.record({
		key: fc.nat(40),
		year: fc.constantFrom(...years),
		group: fc.constantFrom('micro', 'small', 'medium', 'large'),
		value: fc.nat(4000)
	}),
	{ maxLength: 90 }
);
const unitOf = ({ key, year, group, value }: One, measure: Measure): Unit => ({
	...{ key: `organization:${key}`, joined: [], group, left: null, pieces: [] },
	...{ first: `${year}-05-01`, last: `${year}-05-01` },
	value: ['jobs', 'hours', 'visitors', 'viewers'].includes(measure.unit) ? value : 1
});
const figureIn = (all: readonly One[], measure: Measure, from: number, until: number) => {
	const its = all.filter(({ year }) => year >= from && year <= until);
	return figure([...new Map(its.map((one) => [one.key, unitOf(one, measure)])).values()]);
};
const within = (all: readonly One[], measure: Measure) => async (from: number, until: number) =>
	countedOf(figureIn(all, measure, from, until));
const measure = fc.constantFrom(...measures);

test('whatever happened, nothing told is of fewer than eight, years lie in one span each, and any two numbers differ by whole steps', async () => {
	await fc.assert(
		fc.asyncProperty(ones, measure, async (all, one) => {
			const told = await toldOf(one, years, within(all, one));
			const step = one.unit === 'jobs' ? 100 : one.unit === 'hours' ? 60 : 1;
			for (const { value } of told) if (value !== null) expect(value % (LEAST_TOLD * step)).toBe(0);
			const spans = told.filter(({ classes }) => !classes.length);
			const covered = spans.flatMap(({ fromYear, untilYear }) => years.filter((y) => y >= fromYear && y <= untilYear));
			expect(covered).toEqual([...new Set(covered)].toSorted());
			// too few are told nowhere, unless there are too few in all
			if (spans.length > 1) expect(spans.some(({ value }) => value === null && step === 1)).toBe(false);
		})
	);
});

test('classes of a span are all its units, each in one, and none is told of too few', async () => {
	await fc.assert(
		fc.asyncProperty(ones, measure, async (all, one) => {
			const told = await toldOf(one, years, within(all, one));
			for (const span of told.filter(({ classes }) => classes.length)) {
				const units = figureIn(all, one, span.fromYear, span.untilYear).units.filter(({ group }) =>
					span.classes.includes(group ?? '')
				);
				expect(units.length).toBeGreaterThanOrEqual(LEAST_TOLD);
				expect(span.value).toBe(units.length - (units.length % LEAST_TOLD));
			}
		})
	);
});

test('a small year is told with the next ones, and what is left with those before', async () => {
	const people = (year: number, many: number): One[] =>
		Array.from({ length: many }, (_, at) => ({ key: year * 100 + at, year, group: 'micro', value: 1 }));
	const its = [...people(2021, 3), ...people(2022, 9), ...people(2024, 17), ...people(2025, 2)];
	const trained = measures.find(({ code }) => code === 'HUB01') as Measure;
	const told = await toldOf(trained, years, within(its, trained));
	expect(told.map(({ fromYear, untilYear, value }) => [fromYear, untilYear, value])).toEqual([
		[2021, 2022, 8],
		[2023, 2023, 0],
		[2024, 2025, 16]
	]);
});
