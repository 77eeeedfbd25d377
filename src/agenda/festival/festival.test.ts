import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OfferingCard } from '../occurrence.ts';
import { CHANGE_MINUTES, clashesOf, personClashes, stageClashes } from './clashes.ts';
import { asFestival } from './event.ts';
import { layoutDay, rowAt } from './layout.ts';
import { byDay, festivalDay, type Item, isWanted, nowOn, type Stage, soonOn } from './programme.ts';

const MINUTE = 60_000;
const NINE = Date.parse('2026-10-24T07:00:00Z');
const words = { source: 'fr', fr: 'Scène' } as const;
const place = (id: string) => ({ id, slug: id, name: id, locality: null, address: null, lat: null, lon: null });
const stages: Stage[] = [
	{ id: 'a', name: words, place: place('halle') },
	{ id: 'b', name: words, place: place('halle') },
	{ id: 'c', name: words, place: null },
	{ id: 'd', name: words, place: null }
];

const made = (id: string, stage: string, start: number, minutes: number, more: Partial<Item> = {}): Item => ({
	...{ id, stage, track: null, title: words, summary: null, people: '', language: null, minAge: null, url: null },
	...{ occurrence: null, cancelledAt: null, revision: 0, updatedAt: new Date(NINE) },
	startsAt: new Date(NINE + start * MINUTE),
	endsAt: new Date(NINE + (start + minutes) * MINUTE),
	...more
});

const items = fc
	.array(
		fc.record({
			stage: fc.constantFrom('a', 'b', 'c', 'd'),
			start: fc.integer({ min: 0, max: 700 }),
			minutes: fc.integer({ min: 1, max: 180 }),
			cancelled: fc.boolean(),
			people: fc.constantFrom('', 'Zoé', 'Noé, zoé', 'Lila; Noé')
		}),
		{ maxLength: 40 }
	)
	.map((given) =>
		given.map(({ stage, start, minutes, cancelled, people }, turn) =>
			made(`i${turn}`, stage, start, minutes, { people, cancelledAt: cancelled ? new Date(NINE) : null })
		)
	);

test('a day’s grid holds each item once, in its time and below its stage, and none over another', () => {
	fc.assert(
		fc.property(items, (all) => {
			if (!all.length) return;
			const { slots, headings, from, rows } = layoutDay(all, stages);
			expect(slots.map(({ item }) => item.id).sort()).toEqual(all.map(({ id }) => id).sort());
			for (const { item, column, row, endRow } of slots) {
				const heading = headings.find(({ stage }) => stage === item.stage);
				expect(heading && column >= heading.column && column < heading.endColumn).toBe(true);
				const at = (line: number) => from.getTime() + (line - 1) * 5 * MINUTE;
				expect(at(row) <= item.startsAt.getTime() && item.startsAt.getTime() < at(row + 1)).toBe(true);
				expect(at(endRow) >= item.endsAt.getTime() && item.endsAt.getTime() > at(endRow - 1)).toBe(true);
				expect(endRow - 1).toBeLessThanOrEqual(rows);
			}
			for (const [turn, a] of slots.entries())
				for (const b of slots.slice(turn + 1))
					expect(a.column === b.column && a.row < b.endRow && b.row < a.endRow).toBe(false);
		})
	);
});

test('the slots are read by time, then by stage', () => {
	fc.assert(
		fc.property(items, (all) => {
			if (!all.length) return;
			const order = layoutDay(all, stages).slots.map(({ item, column }) => [item.startsAt.getTime(), column] as const);
			expect(order).toEqual(order.toSorted(([a, x], [b, y]) => a - b || x - y));
		})
	);
});

const pair = (a: Item, b: Item): string => [a.id, b.id].sort().join(' ');
const overlaps = (a: Item, b: Item): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;
const gap = (a: Item, b: Item): number =>
	Math.max(a.startsAt.getTime() - b.endsAt.getTime(), b.startsAt.getTime() - a.endsAt.getTime());
const home = (item: Item): string => stages.find(({ id }) => id === item.stage)?.place?.id ?? item.stage;

/** Every pair of what is not called off that a rule names, found the slow way. */
function slowly(all: readonly Item[], rule: (a: Item, b: Item) => boolean): string[] {
	const kept = all.filter(({ cancelledAt }) => !cancelledAt);
	return kept.flatMap((a, turn) => kept.slice(turn + 1).flatMap((b) => (rule(a, b) ? [pair(a, b)] : []))).sort();
}

const found = (clashes: readonly { first: Item; second: Item }[]): string[] =>
	clashes.map(({ first, second }) => pair(first, second)).sort();

test('all clashes of a selection are found, whatever their order', () => {
	fc.assert(
		fc.property(items, (all) => {
			const slow = slowly(
				all,
				(a, b) => overlaps(a, b) || (home(a) !== home(b) && gap(a, b) < CHANGE_MINUTES * MINUTE)
			);
			expect(found(clashesOf(all, stages))).toEqual(slow);
			expect(clashesOf(all.toReversed(), stages)).toEqual(clashesOf(all, stages));
		})
	);
});

test('the team is told of two things on one stage, and of one person on two', () => {
	fc.assert(
		fc.property(items, (all) => {
			expect(found(stageClashes(all))).toEqual(slowly(all, (a, b) => overlaps(a, b) && a.stage === b.stage));
			const names = ({ people }: Item) =>
				people
					.toLowerCase()
					.split(/[,;] ?/)
					.filter(Boolean);
			const shared = (a: Item, b: Item) => names(a).some((name) => names(b).includes(name));
			const slow = slowly(all, (a, b) => overlaps(a, b) && a.stage !== b.stage && shared(a, b));
			expect([...new Set(found(personClashes(all)))]).toEqual(slow);
		})
	);
});

test('minutes say how long two things overlap, or how little is left between two places', () => {
	const one = made('1', 'a', 0, 60);
	expect(clashesOf([one, made('2', 'c', 45, 60)], stages)).toMatchObject([{ kind: 'overlap', minutes: 15 }]);
	expect(clashesOf([one, made('2', 'c', 10, 20)], stages)).toMatchObject([{ kind: 'overlap', minutes: 20 }]);
	expect(clashesOf([one, made('2', 'c', 63, 60)], stages)).toMatchObject([{ kind: 'change', minutes: 3 }]);
	expect(clashesOf([one, made('2', 'c', 65, 60)], stages)).toEqual([]);
	expect(clashesOf([one, made('2', 'b', 60, 60)], stages)).toEqual([]);
});

test('the night belongs to the evening before, and a changed clock to its own day', () => {
	expect(festivalDay(new Date('2026-10-24T23:30:00Z'), 'Europe/Brussels')).toBe('2026-10-24');
	expect(festivalDay(new Date('2026-10-25T08:00:00Z'), 'Europe/Brussels')).toBe('2026-10-25');
	expect(festivalDay(new Date('2026-10-25T03:30:00Z'), 'Europe/Brussels')).toBe('2026-10-24');
	expect(festivalDay(new Date('2026-10-25T04:00:00Z'), 'Europe/Brussels')).toBe('2026-10-25');
	expect(festivalDay(new Date('2027-03-28T02:59:00Z'), 'Europe/Brussels')).toBe('2027-03-27');
	expect(festivalDay(new Date('2027-03-28T03:00:00Z'), 'Europe/Brussels')).toBe('2027-03-28');
	expect(festivalDay(new Date('2027-01-01T00:30:00Z'), 'Europe/Brussels')).toBe('2026-12-31');
	const days = byDay([made('2', 'a', 1440, 30), made('1', 'a', 0, 30)], 'Europe/Brussels');
	expect([...days].map(([day, its]) => [day, its.map(({ id }) => id)])).toEqual([
		['2026-10-24', ['1']],
		['2026-10-25', ['2']]
	]);
});

test('a screen is told of two days, and of what comes next on each stage however late', () => {
	const all = [
		made('over', 'a', -60, 30),
		made('on', 'a', -10, 30),
		made('late', 'a', 2 * 1440 + 10, 30),
		made('off', 'b', 10, 30, { cancelledAt: new Date(NINE) }),
		...[1, 2, 3, 4].map((hour) => made(`far ${hour}`, 'b', 9 * 1440 + hour * 60, 30))
	];
	const soon = soonOn(all, new Date(NINE)).map(({ id }) => id);
	expect(soon).toEqual(['on', 'late', 'far 1', 'far 2', 'far 3']);
});

test('what is on and next on each stage leaves out what was called off', () => {
	const all = [made('1', 'a', 0, 60), made('2', 'a', 60, 30, { cancelledAt: new Date() }), made('3', 'a', 120, 30)];
	const [first] = nowOn(stages, all, new Date(NINE + 59 * MINUTE));
	expect([first?.on.map(({ id }) => id), first?.next.map(({ id }) => id)]).toEqual([['1'], ['3']]);
	const [later] = nowOn(stages, all, new Date(NINE + 60 * MINUTE));
	expect([later?.on, later?.next.map(({ id }) => id)]).toEqual([[], ['3']]);
});

test('the line of the present is in the row of its minute, and nowhere outside of the day', () => {
	const day = layoutDay([made('1', 'a', 15, 60)], stages);
	const line = rowAt(day, new Date(NINE + 32 * MINUTE));
	expect(line?.row).toBe(7);
	expect(line?.part).toBeCloseTo(0.4);
	expect(rowAt(day, new Date(NINE - MINUTE))).toBeNull();
	expect(rowAt(day, new Date(NINE + 80 * MINUTE))).toBeNull();
});

test('an item that names no language and no age is for everybody', () => {
	const wanted = { track: '', stage: 'a', language: 'nl', age: 8 };
	expect(isWanted(made('1', 'a', 0, 30), wanted)).toBe(true);
	expect(isWanted(made('1', 'a', 0, 30, { language: 'fr' }), wanted)).toBe(false);
	expect(isWanted(made('1', 'a', 0, 30, { minAge: 12 }), wanted)).toBe(false);
	expect(isWanted(made('1', 'b', 0, 30), wanted)).toBe(false);
});

test('search engines get of each item where it is, who makes it, what it costs and a picture', () => {
	const offering = {
		...{ slug: 'capital', title: words, summary: words, picture: null, registration: 'open', externalUrl: null },
		...{ price: { source: 'fr', fr: '5 €' }, organization: { name: 'L’équipe', website: null }, coOrganizers: [] }
	} as unknown as OfferingCard;
	const items = [made('one', 'a', 0, 60), made('two', 'c', 0, 60)];
	const hubUrl = 'https://hub.example';
	const at = { url: `${hubUrl}/fr/festival/capital`, hubUrl, locale: 'fr', timeZone: 'Europe/Brussels' } as const;
	const here = { locality: 'Mons', country: 'BE' };
	const [first, second] =
		asFestival(offering, { stages, items, tracks: [] }, { ...at, here, shown: items })?.subEvent ?? [];
	for (const one of [first, second])
		expect(one).toMatchObject({
			location: { name: expect.any(String), address: { addressLocality: 'Mons', addressCountry: 'BE' } },
			organizer: { name: 'L’équipe', url: hubUrl },
			offers: { price: 5, priceCurrency: 'EUR', url: at.url },
			image: ['https://hub.example/fr/og/festival/capital.png'],
			description: 'Scène'
		});
});
