import { LEAST_TOLD, toldInSteps } from '#kernel/crowd.ts';

/** How desirable and how feasible it seems to start something of one's own, 1 to 7. */
export type Wish = Readonly<{ desirability: number; feasibility: number }>;
export type BeforeAndAfter = Readonly<{ before: Wish; after: Wish }>;

/** What became of one answer: the middle before and after, and how many rose, fell, and stayed, as numbers are told: falls like rises. */
type Change = Readonly<{
	before: number;
	after: number;
	rose: number | null;
	fell: number | null;
	stayed: number | null;
}>;

/** A group of players, by how desirable it seemed to them before; `null` where they are too few to be told of. */
export type GroupEffect = Readonly<{
	group: (typeof groups)[number];
	people: number | null;
	desirability: Change | null;
	feasibility: Change | null;
}>;

/** `unsure`: those who did not know before, whom it is made for. */
const groups = ['all', 'unlikely', 'unsure', 'likely'] as const;

const groupOf = ({ before: { desirability } }: BeforeAndAfter): Exclude<(typeof groups)[number], 'all'> =>
	desirability <= 2 ? 'unlikely' : desirability >= 6 ? 'likely' : 'unsure';

type Sized = Readonly<{ group: string; size: number }>;

/** The groups that are too small, and as many of the next smallest as it takes that what is hidden together is not too small itself. */
function hiddenOf(sizes: readonly Sized[]): Set<string> {
	const hidden = new Set<string>();
	let together = 0;
	for (const { group, size } of sizes.toSorted((a, b) => a.size - b.size)) {
		if (size >= LEAST_TOLD && (together === 0 || together >= LEAST_TOLD)) break;
		hidden.add(group);
		together += size;
	}
	return hidden;
}

/** What changed for those who answered both times. */
export function effectsOf(answers: readonly BeforeAndAfter[]): GroupEffect[] {
	const parts = Map.groupBy(answers, groupOf);
	const hidden = hiddenOf([...parts].map(([group, its]) => ({ group, size: its.length })));
	return groups.map((group) => {
		const its = group === 'all' ? answers : (parts.get(group) ?? []);
		const told = its.length >= LEAST_TOLD && !(group !== 'all' && hidden.has(group));
		if (!told) return { group, people: null, desirability: null, feasibility: null };
		const change = (of: keyof Wish) => changeOf(its.map(({ before, after }) => [before[of], after[of]] as const));
		return {
			group,
			people: toldInSteps(its.length),
			desirability: change('desirability'),
			feasibility: change('feasibility')
		};
	});
}

function changeOf(pairs: readonly (readonly [number, number])[]): Change {
	const count = (test: (before: number, after: number) => boolean) =>
		toldInSteps(pairs.filter(([one, other]) => test(one, other)).length);
	return {
		before: median(pairs.map(([before]) => before)),
		after: median(pairs.map(([, after]) => after)),
		rose: count((before, after) => after > before),
		fell: count((before, after) => after < before),
		stayed: count((before, after) => after === before)
	};
}

function median(numbers: readonly number[]): number {
	const sorted = numbers.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
