import type { RequirementTree } from '#learning';
import type { Quest, QuestTree } from './story/story.schema.ts';

export type { Quest, QuestTree };

/** One thing of the real hub. */
export type QuestLeaf = Exclude<QuestTree, { of: unknown }>;

/** What the journey gives to learning as evidence: by these words the leaves of a goal know it. */
export const proofs = ['canvas-reviewed', 'met-mentor', 'met-anybody'] as const;
export type Proof = (typeof proofs)[number];

/** The leaves of a tree, from left to right. */
export const leavesOf = (tree: QuestTree): QuestLeaf[] => ('of' in tree ? tree.of.flatMap(leavesOf) : [tree]);

/** The words of the activities that a tree asks for. */
export const activitiesIn = (tree: QuestTree): string[] =>
	leavesOf(tree).flatMap((leaf) => (leaf.is === 'attended' ? [leaf.activity] : []));

/** The tree as learning judges it. @param offerings the activities' ids by their words. */
export function requirementOf(tree: QuestTree, offerings: ReadonlyMap<string, string>): RequirementTree {
	if ('of' in tree) return { ...tree, of: tree.of.map((part) => requirementOf(part, offerings)) };
	if (tree.is === 'attended')
		return { is: 'attended', at: { kind: 'offering', id: offerings.get(tree.activity) ?? '' } };
	return { is: 'evidence', kind: tree.is === 'canvas' ? 'canvas-reviewed' : `met-${tree.as}` };
}
