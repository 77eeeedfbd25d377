import fc from 'fast-check';
import { expect, test } from 'vitest';
import { homeActs, homeOf, homeParts, rearranged } from './home.ts';

const kept = fc.array(fc.record({ part: fc.constantFrom(...homeParts, 'gone', ''), shown: fc.boolean() }), {
	maxLength: 9
});

test('whatever was kept, each part stands at one place, and one act moves or hides one alone', () => {
	fc.assert(
		fc.property(kept, fc.constantFrom(...homeActs), fc.constantFrom(...homeParts), (given, act, part) => {
			const before = homeOf(given);
			expect(before.map((one) => one.part).toSorted()).toEqual(homeParts.toSorted());
			expect(homeOf(before)).toEqual(before);
			const after = rearranged(before, act, part);
			const others = (places: typeof before) => places.filter((one) => one.part !== part);
			expect(others(after)).toEqual(others(before));
			const [was, is] = [before, after].map((all) => all.findIndex((one) => one.part === part)) as [number, number];
			const shown = after[is]?.shown;
			if (act === 'show' || act === 'hide') expect([is, shown]).toEqual([was, act === 'show']);
			else {
				const to = act === 'up' ? was - 1 : was + 1;
				expect([is, shown]).toEqual([Math.min(Math.max(to, 0), before.length - 1), before[was]?.shown]);
			}
		})
	);
});

test('a hub whose team has said nothing has them all', () => {
	expect(homeOf([])).toEqual(homeParts.map((part) => ({ part, shown: true })));
});
