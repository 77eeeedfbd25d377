import type { Deed, Deeds } from './deeds.ts';
import { type Branch, isBranch, type Requirement, type Where } from './requirement.ts';

/** A requirement with whether it is met, and how far: `had` of `needed`. */
export type Judged = Readonly<{
	tree: Requirement;
	done: boolean;
	had: number;
	needed: number;
	/** What counts of a presence: the séances that are planned. */
	planned: number;
	/** What was given for an assessment; null where nothing was. */
	points: number | null;
	of: readonly Judged[];
}>;

type Known = Readonly<{ goal: string; deeds: readonly Deed[] }>;

/** Whether what is known of somebody meets a tree, and what is missing. `goal`: whose assessments and evidence are meant. */
export const judge = (tree: Requirement, goal: string, deeds: Deeds): Judged =>
	look(tree, { goal, deeds: [...deeds.values()] });

/** How much is done, from 0 to 1: a branch needs no more than its best parts. */
export function shareOf({ tree, done, had, needed, of }: Judged): number {
	if (done) return 1;
	if (!isBranch(tree)) return needed > 0 ? Math.min(1, had / needed) : 0;
	const best = of
		.map(shareOf)
		.toSorted((a, b) => b - a)
		.slice(0, needed);
	return best.reduce((sum, share) => sum + share, 0) / needed;
}

function look(tree: Requirement, known: Known): Judged {
	if (isBranch(tree)) return branch(tree, known);
	if (tree.is === 'presence') return presence(tree, known);
	return leaf(tree, known);
}

function branch(tree: Branch, known: Known): Judged {
	const of = tree.of.map((part) => look(part, known));
	const had = of.filter(({ done }) => done).length;
	const needed = 'n' in tree ? tree.n : tree.is === 'all' ? of.length : 1;
	return { tree, done: had >= needed, had, needed, planned: 0, points: null, of };
}

type Leaf = Exclude<Requirement, Branch | { is: 'presence' }>;

function leaf(tree: Leaf, known: Known): Judged {
	const done = meets(tree, known);
	const points = tree.is === 'assessment' ? pointsFor(tree.key, known) : null;
	return { tree, done, had: done ? 1 : 0, needed: 1, planned: 0, points, of: [] };
}

function pointsFor(key: string, { goal, deeds }: Known): number | null {
	for (const deed of deeds) if (deed.is === 'assessment' && deed.goal === goal && deed.key === key) return deed.points;
	return null;
}

function meets(tree: Leaf, known: Known): boolean {
	const { goal, deeds } = known;
	if (tree.is === 'assessment') return (pointsFor(tree.key, known) ?? -1) >= tree.least;
	if (tree.is === 'attended') {
		const meant = seancesOf([tree.at], deeds, false);
		return deeds.some((deed) => deed.is === 'presence' && deed.holds && meant.has(deed.occurrence));
	}
	return deeds.some((deed) => {
		if (tree.is === 'evidence')
			return deed.is === 'evidence' && deed.goal === goal && deed.kind === tree.kind && deed.holds;
		return deed.is === 'goal' && deed.goal === tree.goal && deed.holds;
	});
}

function presence(tree: Extract<Requirement, { is: 'presence' }>, { deeds }: Known): Judged {
	const planned = seancesOf(tree.of, deeds, true);
	const at = (is: 'presence' | 'excuse') =>
		new Set(deeds.flatMap((deed) => (deed.is === is && deed.holds ? [deed.occurrence] : [])));
	const [came, excused] = [at('presence'), at('excuse')];
	const counted = [...planned].filter((one) => tree.excused === 'missed' || came.has(one) || !excused.has(one));
	const had = counted.filter((one) => came.has(one)).length;
	// the share as written, not what binary fractions make of it: 0.8 of 15 is 12
	const needed = Math.ceil(Number((tree.share * counted.length).toFixed(6)));
	return {
		tree,
		done: counted.length > 0 && had >= needed,
		had,
		needed,
		planned: counted.length,
		points: null,
		of: []
	};
}

/** The séances that some places mean; `held`: without those that were called off. A séance that is named counts as long as it is not. */
function seancesOf(where: readonly Where[], deeds: readonly Deed[], held: boolean): Set<string> {
	const offerings = new Set(where.flatMap(({ kind, id }) => (kind === 'offering' ? [id] : [])));
	const meant = new Set(where.flatMap(({ kind, id }) => (kind === 'occurrence' ? [id] : [])));
	for (const deed of deeds) {
		if (deed.is !== 'planned') continue;
		if (offerings.has(deed.offering)) meant.add(deed.occurrence);
		if (held && !deed.holds) meant.delete(deed.occurrence);
	}
	return meant;
}
