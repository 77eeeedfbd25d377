import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut } from './layout.ts';
import { type Station, type Step, stations, wayOfEach, waysOf as waysIn, yearsOf } from './ways.ts';

const step = fc
	.record({ who: fc.integer({ min: 0, max: 30 }), station: fc.constantFrom(...stations), day: fc.nat(1500) })
	.map(
		({ who, station, day }): Step => ({
			...{ who: `person:${who}`, station },
			day: new Date(Date.UTC(2022, 0, 1 + day)).toISOString().slice(0, 10)
		})
	);
const steps = fc.array(step, { maxLength: 120 });
const waysOf = async (all: readonly Step[], year: string | null) => waysIn(await wayOfEach(all), year);
const sum = <One>(all: readonly One[], of: (one: One) => number): number => all.reduce((so, one) => so + of(one), 0);

test('whatever happened: nobody is lost, and who came into a spot went on or stayed', async () => {
	await fc.assert(
		fc.asyncProperty(steps, async (all) => {
			const { people, further, spots, flows } = await waysOf(all, null);
			expect(people).toBe(new Set(all.map(({ who }) => who)).size);
			expect(
				sum(
					spots.filter(({ place }) => place === 0),
					({ people: its }) => its
				)
			).toBe(people);
			expect(sum(spots, ({ stay }) => stay)).toBe(people);
			expect(
				sum(
					flows.filter(({ place }) => place === 0),
					({ people: its }) => its
				)
			).toBe(further);
			for (const { place, station, people: there, stay } of spots) {
				const on = flows.filter((flow) => flow.place === place && flow.from === station);
				expect(sum(on, ({ people: its }) => its) + stay).toBe(there);
				if (place === 0) continue;
				const into = flows.filter((flow) => flow.place === place - 1 && flow.to === station);
				expect(sum(into, ({ people: its }) => its)).toBe(there);
			}
			for (const { from, to, days } of flows) {
				expect(from).not.toBe(to);
				expect(days).toBeGreaterThanOrEqual(0);
			}
			// each station once for each who came by it
			for (const station of stations)
				expect(
					sum(
						spots.filter((one) => one.station === station),
						({ people: its }) => its
					)
				).toBe(new Set(all.filter((one) => one.station === station).map(({ who }) => who)).size);
		})
	);
});

test('the years part the people, and the order in which steps are read changes nothing', async () => {
	await fc.assert(
		fc.asyncProperty(steps, async (all) => {
			const whole = await waysOf(all, null);
			const years = yearsOf(await wayOfEach(all));
			const byYear = await Promise.all(years.map((year) => waysOf(all, year)));
			expect(sum(byYear, ({ people }) => people)).toBe(whole.people);
			expect(await waysOf(all.toReversed(), null)).toEqual(whole);
			expect(await waysOf([...all, ...all], null)).toEqual(whole);
		})
	);
});

test('two who are one, as after a merger, are never more', async () => {
	await fc.assert(
		fc.asyncProperty(steps, fc.nat(30), fc.nat(30), async (all, gone, kept) => {
			const merged = all.map((one) => (one.who === `person:${gone}` ? { ...one, who: `person:${kept}` } : one));
			const [after, before] = [await waysOf(merged, null), await waysOf(all, null)];
			expect(after.people).toBeLessThanOrEqual(before.people);
		})
	);
});

test('who came with a class, played a year later and opened a project stands in the table by her days', async () => {
	const her = (station: Station, day: string): Step => ({ who: 'person:a', station, day });
	const ways = await waysOf(
		[her('project', '2026-02-01'), her('class', '2024-11-05'), her('game', '2025-11-05'), her('game', '2025-12-01')],
		'2024'
	);
	expect(ways.flows).toEqual([
		{ place: 0, from: 'class', to: 'game', people: 1, days: 365 },
		{ place: 1, from: 'game', to: 'project', people: 1, days: 88 }
	]);
	expect(ways.spots.at(-1)).toEqual({ place: 2, station: 'project', people: 1, stay: 1 });
});

test('drawn: a place is as high as its people are many, none covers another, and each ribbon is as thick as its people', async () => {
	await fc.assert(
		fc.asyncProperty(steps, async (all) => {
			const ways = await waysOf(all, null);
			const { width, height, boxes, ribbons } = layOut(ways);
			expect(boxes.length).toBe(ways.spots.length);
			expect(ribbons.length).toBe(ways.flows.length);
			for (const box of boxes) {
				expect(box.y).toBeGreaterThanOrEqual(0);
				expect(box.y + box.height).toBeLessThanOrEqual(height + 0.001);
				expect(box.x + box.width).toBeLessThanOrEqual(width);
				for (const other of boxes)
					if (other !== box && other.x === box.x)
						expect(other.y >= box.y + box.height || box.y >= other.y + other.height).toBe(true);
			}
			for (const { path } of ribbons) expect(path).not.toContain('NaN');
		})
	);
});
