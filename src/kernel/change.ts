import { LEAST_TOLD, toldInSteps } from './crowd.ts';

/** How much somebody agrees with each of some questions, 1 to 7. */
type Degrees<Question extends string> = Readonly<Record<Question, number>>;
/** What one person answered twice. */
export type BeforeAndAfter<Question extends string> = Readonly<{
	before: Degrees<Question>;
	after: Degrees<Question>;
}>;

/** What became of one answer: the middle before and after, and how many rose, fell, and stayed, as numbers are told: falls like rises. */
export type Change = Readonly<{
	before: number;
	after: number;
	rose: number | null;
	fell: number | null;
	stayed: number | null;
}>;

/** What became of each answer of some people, and how many they are, as numbers are told. */
export type GroupChange<Question extends string> = Readonly<{
	people: number | null;
	of: Readonly<Record<Question, Change>>;
}>;

/**
 * What changed for those who answered both times, of all of them and of each group: nothing of too few, and of no group by which too few could be computed from the rest.
 * It says what was before and what was after, and no word of why.
 */
export function changesOf<Question extends string, Group extends string>(
	questions: readonly Question[],
	groups: ReadonlyMap<Group, readonly BeforeAndAfter<Question>[]>
): Readonly<{ all: GroupChange<Question> | null; groups: ReadonlyMap<Group, GroupChange<Question>> }> {
	const hidden = hiddenOf([...groups].map(([group, its]) => ({ group, size: its.length })));
	const all = [...groups.values()].flat();
	const change = (answers: readonly BeforeAndAfter<Question>[]): GroupChange<Question> => {
		const of = questions.map((one) => [one, changeOf(answers.map(({ before, after }) => [before[one], after[one]]))]);
		return { people: toldInSteps(answers.length), of: Object.fromEntries(of) as Record<Question, Change> };
	};
	return {
		all: all.length >= LEAST_TOLD ? change(all) : null,
		groups: new Map(
			[...groups].filter(([group]) => !hidden.has(group)).map(([group, its]) => [group, change(its)] as const)
		)
	};
}

type Sized<Group> = Readonly<{ group: Group; size: number }>;

/** The groups that are too small, and as many of the next smallest as it takes that what is hidden together is not too small itself. */
function hiddenOf<Group>(sizes: readonly Sized<Group>[]): Set<Group> {
	const hidden = new Set<Group>();
	let together = 0;
	for (const { group, size } of sizes.toSorted((a, b) => a.size - b.size)) {
		if (size >= LEAST_TOLD && (together === 0 || together >= LEAST_TOLD)) break;
		hidden.add(group);
		together += size;
	}
	return hidden;
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
