import type { Words } from '#kernel/words.ts';

/** Where one can be present: at any séance of an activity, or at one. */
export type Where = Readonly<{ kind: 'offering' | 'occurrence'; id: string }>;

/** What somebody must have done; a leaf says one thing, a branch how many of its leaves count. */
export type Requirement =
	| Readonly<{ is: 'all' | 'oneOf'; of: readonly Requirement[] }>
	| Readonly<{ is: 'atLeast'; n: number; of: readonly Requirement[] }>
	/** Present at this share (0 to 1) of all the séances that are planned. `left_out`: those she was excused from are not counted. */
	| Readonly<{ is: 'presence'; share: number; of: readonly Where[]; excused: 'missed' | 'left_out' }>
	| Readonly<{ is: 'attended'; at: Where }>
	/** So many points, out of how many where that is said, in an assessment of this goal. */
	| Readonly<{ is: 'assessment'; key: string; least: number; title?: Words; outOf?: number }>
	/** A piece of evidence of this kind that was given for this goal and accepted. */
	| Readonly<{ is: 'evidence'; kind: string; title?: Words }>
	| Readonly<{ is: 'completed'; goal: string }>;

export type Branch = Extract<Requirement, { is: 'all' | 'oneOf' | 'atLeast' }>;

/** Whether it is a branch, whose parts are requirements themselves. */
export const isBranch = (tree: Requirement): tree is Branch =>
	tree.is === 'all' || tree.is === 'oneOf' || tree.is === 'atLeast';

/** All leaves of a tree, from left to right. */
export const leavesOf = (tree: Requirement): Exclude<Requirement, Branch>[] =>
	isBranch(tree) ? tree.of.flatMap(leavesOf) : [tree];

/** A tree without its words: what it asks for. Another name of the same is no other condition. */
export function bareOf(tree: Requirement): Requirement {
	if (isBranch(tree)) return { ...tree, of: tree.of.map(bareOf) };
	if (tree.is === 'assessment') return { is: tree.is, key: tree.key, least: tree.least };
	return tree.is === 'evidence' ? { is: tree.is, kind: tree.kind } : tree;
}

/** How many leaves and branches a tree has. */
export const treeSize = (tree: Requirement): number =>
	1 + (isBranch(tree) ? tree.of.reduce((sum, part) => sum + treeSize(part), 0) : 0);

/** What a tree looks at beyond its own goal: activities, séances, and other goals. */
export function partsOf(tree: Requirement): { kind: 'offering' | 'occurrence' | 'goal'; id: string }[] {
	type Part = { kind: 'offering' | 'occurrence' | 'goal'; id: string };
	const all = leavesOf(tree).flatMap((leaf): Part[] => {
		if (leaf.is === 'presence') return [...leaf.of];
		if (leaf.is === 'attended') return [leaf.at];
		return leaf.is === 'completed' ? [{ kind: 'goal', id: leaf.goal }] : [];
	});
	return [...new Map(all.map((part) => [`${part.kind} ${part.id}`, part])).values()];
}
