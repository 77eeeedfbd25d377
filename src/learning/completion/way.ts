import { LEAST_TOLD } from '#kernel/crowd.ts';
import type { Requirement } from './requirement.ts';

/** A step of a way, as far as its order and its conditions ask. */
export type Step = Readonly<{ id: string; offerings: readonly string[]; needs: readonly string[] }>;

/** Where a step stands for somebody: done, open, or behind steps that come first. */
export type StepStanding = 'done' | 'next' | 'open' | 'behind';

/** What one must have done to have walked a way: every step, each by one of its activities. */
export function treeOf(steps: readonly Step[]): Requirement {
	return {
		is: 'all',
		of: steps.map(({ offerings }): Requirement => {
			const of = offerings.map((id): Requirement => ({ is: 'attended', at: { kind: 'offering', id } }));
			const [only] = of;
			return only && of.length === 1 ? only : { is: 'oneOf', of };
		})
	};
}

/** Where each step stands: the first one that can be taken is the next. `done` has an answer for each step, in order. */
export function standings(steps: readonly Step[], done: readonly boolean[]): StepStanding[] {
	const walked = new Set(steps.filter((_, index) => done[index]).map(({ id }) => id));
	let next = false;
	return steps.map(({ id, needs }) => {
		if (walked.has(id)) return 'done';
		if (needs.some((need) => !walked.has(need))) return 'behind';
		if (next) return 'open';
		next = true;
		return 'next';
	});
}

/** How many people stand after how many steps, and in all; `count` and `total` null: that would tell of fewer than eight. */
export type Crowd = Readonly<{
	total: number | null;
	groups: readonly Readonly<{ steps: number; count: number | null }>[];
}>;

/** What may be told of groups of people: nobody can be recognised in it, nor by taking what is told from the total. */
export function tellable(groups: readonly Readonly<{ steps: number; count: number }>[]): Crowd {
	const sum = (some: typeof groups) => some.reduce((all, { count }) => all + count, 0);
	const small = groups.filter(({ count }) => count < LEAST_TOLD);
	const hides = small.length > 0 && sum(small) < LEAST_TOLD;
	return {
		total: hides || sum(groups) < LEAST_TOLD ? null : sum(groups),
		groups: groups.map(({ steps, count }) => ({ steps, count: count < LEAST_TOLD ? null : count }))
	};
}
