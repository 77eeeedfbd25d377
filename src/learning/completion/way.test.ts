import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Step, standings, tellable, treeOf } from './way.ts';

const ways = fc
	.array(fc.tuple(fc.boolean(), fc.array(fc.nat(5), { maxLength: 3 })), { minLength: 1, maxLength: 6 })
	.map((drawn) => ({
		done: drawn.map(([done]) => done),
		steps: drawn.map(
			([, needs], index): Step => ({
				id: `step ${index}`,
				offerings: [`offering ${index}`, ...(index % 2 ? ['another'] : [])],
				needs: index ? [...new Set(needs)].filter((need) => need < index).map((need) => `step ${need}`) : []
			})
		)
	}));

test('somebody who has not done all has exactly one next step, the first that nothing is before', () => {
	fc.assert(
		fc.property(ways, ({ steps, done }) => {
			const stand = standings(steps, done);
			expect(stand.map((one) => one === 'done')).toEqual(done);
			const next = stand.flatMap((one, index) => (one === 'next' ? [index] : []));
			expect(next).toHaveLength(done.every(Boolean) ? 0 : 1);
			const ready = ({ needs }: Step) => needs.every((need) => done[steps.findIndex(({ id }) => id === need)]);
			expect(next[0] ?? -1).toBe(steps.findIndex((step, index) => !done[index] && ready(step)));
			expect(stand.every((one, index) => (one === 'behind') === (!done[index] && !ready(steps[index] as Step)))).toBe(
				true
			);
		})
	);
});

test('a step of several activities asks for one of them', () => {
	const steps: Step[] = [
		{ id: 'one', offerings: ['a'], needs: [] },
		{ id: 'two', offerings: ['b', 'c'], needs: ['one'] }
	];
	const attended = (id: string) => ({ is: 'attended', at: { kind: 'offering', id } });
	expect(treeOf(steps)).toEqual({
		is: 'all',
		of: [attended('a'), { is: 'oneOf', of: [attended('b'), attended('c')] }]
	});
});

test('what is told of a crowd lets nobody compute of fewer than eight how many they are', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 6 }), (counts) => {
			const { total, groups } = tellable(counts.map((count, steps) => ({ steps, count })));
			const told = groups.reduce((sum, { count }) => sum + (count ?? 0), 0);
			expect(groups.every(({ count }) => count === null || count >= 8)).toBe(true);
			if (total !== null) expect(total - told === 0 || total - told >= 8).toBe(true);
		})
	);
});
