import { type Change, changesOf, type BeforeAndAfter as Pair } from '#kernel/change.ts';

/** How desirable and how feasible it seems to start something of one's own, 1 to 7. */
export type Wish = Readonly<{ desirability: number; feasibility: number }>;
export type BeforeAndAfter = Pair<keyof Wish>;

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

/** What changed for those who answered both times. */
export function effectsOf(answers: readonly BeforeAndAfter[]): GroupEffect[] {
	const changes = changesOf(['desirability', 'feasibility'], Map.groupBy(answers, groupOf));
	return groups.map((group) => {
		const told = group === 'all' ? changes.all : (changes.groups.get(group) ?? null);
		const { desirability = null, feasibility = null } = told?.of ?? {};
		return { group, people: told?.people ?? null, desirability, feasibility };
	});
}
