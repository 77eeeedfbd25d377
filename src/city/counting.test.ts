import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CountLine, countsOf, type Opening, open, type Visit } from './counting.ts';

const stops = ['CDFG', 'HJKM', 'NPQR', 'TVWX'];
const opening = fc.record({
	day: fc.constantFrom('2027-03-01', '2027-03-02'),
	stop: fc.constantFrom(...stops),
	locale: fc.constantFrom('fr' as const, 'nl' as const),
	audience: fc.constantFrom('adult' as const, 'child' as const),
	seconds: fc.nat({ max: 300 })
});
/** What one device does, a day after the other. */
const device = fc.array(opening, { maxLength: 30 }).map((all) => all.toSorted((a, b) => a.day.localeCompare(b.day)));

function told(openings: readonly (Opening & Readonly<{ seconds: number }>)[]): CountLine[] {
	let visit: Visit | undefined;
	return openings.map(({ seconds, ...one }) => {
		const after = open(visit, one);
		visit = after.visit;
		return { ...after.line, seconds };
	});
}
type Known = (openings: readonly { day: string; stop: string }[]) => number;
const sum = (counts: ReturnType<typeof countsOf>, of: 'arrived' | 'begun' | 'opened' | 'seconds' | 'wentOn') =>
	counts.reduce((all, its) => all + its[of], 0);
const every = () => true;

test('whoever arrives goes on or leaves: of each day, as many visits leave as have begun', () => {
	fc.assert(
		fc.property(fc.array(device, { maxLength: 8 }), (devices) => {
			const counts = countsOf(devices.flatMap(told), every);
			const days: Known = (its) => new Set(its.map(({ day }) => day)).size;
			const visits = devices.reduce((all, its) => all + days(its), 0);
			expect(sum(counts, 'begun')).toBe(visits);
			expect(sum(counts, 'arrived') - sum(counts, 'wentOn')).toBe(visits);
			expect(sum(counts, 'opened')).toBe(devices.flat().length);
			for (const stop of stops) {
				const its = counts.filter((one) => one.stop === stop);
				expect(sum(its, 'arrived') - sum(its, 'wentOn')).toBeGreaterThanOrEqual(0);
				const arrivals: Known = (all) => new Set(all.filter((one) => one.stop === stop).map(({ day }) => day)).size;
				expect(sum(its, 'arrived')).toBe(devices.reduce((all, one) => all + arrivals(one), 0));
			}
		})
	);
});

test('lines add up to the same in whatever order they come, and however they are parted', () => {
	const add = (counts: ReturnType<typeof countsOf>) =>
		Object.fromEntries(
			Map.groupBy(counts, ({ day, stop, locale, audience }) => [day, stop, locale, audience].join(' '))
				.entries()
				.map(([key, its]) => [key, [sum(its, 'opened'), sum(its, 'arrived'), sum(its, 'wentOn'), sum(its, 'seconds')]])
		);
	fc.assert(
		fc.property(device, fc.nat(), fc.infiniteStream(fc.nat()), (openings, cut, order) => {
			const lines = told(openings);
			const mixed = lines
				.map((line) => [Number(order.next().value), line] as const)
				.toSorted(([a], [b]) => a - b)
				.map(([, line]) => line);
			const at = lines.length ? cut % lines.length : 0;
			const parted = [...countsOf(mixed.slice(0, at), every), ...countsOf(mixed.slice(at), every)];
			expect(add(parted)).toEqual(add(countsOf(lines, every)));
		})
	);
});

test('a stop that the trail has no more is left out, and nobody begins where she came from it', () => {
	const lines = told([
		{ day: '2027-03-01', stop: 'CDFG', locale: 'fr', audience: 'adult', seconds: 5 },
		{ day: '2027-03-01', stop: 'HJKM', locale: 'fr', audience: 'adult', seconds: 7 }
	]);
	const counts = countsOf(lines, (stop) => stop !== 'CDFG');
	expect(counts).toMatchObject([{ stop: 'HJKM', opened: 1, arrived: 1, begun: 0, wentOn: 0, seconds: 7 }]);
});
