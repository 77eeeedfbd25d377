import { same } from '#kernel/same.ts';
import type { Content, ParcelMedia } from './parcel.schema.ts';
import { type Branch, contentOf, isBranch, type Tree, treeOf } from './parcel-tree.ts';

export type Side = 'ours' | 'theirs';

/** Where the two sides say different things. `at`: the names on the way to it in the tree of a parcel, joined by « / »; a side that took it out says undefined. */
export type Difference = Readonly<{ at: string; ours: Tree | undefined; theirs: Tree | undefined }>;

/** A trail of ours together with what came. `taken`: what they alone changed; `asked`: what both did. */
export type Merged = Readonly<{ content: Content; taken: readonly Difference[]; asked: readonly Difference[] }>;

type Sides = Readonly<{
	/** What both have seen last; more than one where histories cross, none where nothing is left of it. */
	bases: readonly Content[];
	ours: Content;
	theirs: Content;
	/** Of whom the parcel is, and whose the trail is, by the addresses of their hubs. */
	from: string;
	owner: string;
	/** What was chosen of what both changed, by where it is; ours as long as nothing is. */
	choices: Readonly<Record<string, Side>>;
}>;

/** Merges in three ways, a field of a stop in a language at a time. What only one side changed since is as that side has it. */
export function merge({ bases, ours, theirs, from, owner, choices }: Sides): Merged {
	const walk: Walk = { choices, taken: [], asked: [] };
	const trees = { bases: bases.map(treeOf), ours: treeOf(ours), theirs: treeOf(theirs) };
	const { order: _, ...tree } = (mergeAt([], without(trees.bases), ...without([trees.ours, trees.theirs]), walk) ??
		{}) as Branch;
	const kept = Object.keys((tree.stops as Branch | undefined) ?? {});
	const order = orderOf(trees, kept, walk);
	const media = { ...theirs.media, ...rightsKept(ours.media, theirs.media, from) };
	const rights = from === owner ? theirs.rights : ours.rights;
	const content = contentOf({ ...tree, order }, { trail: rights, media }, ours.about);
	return { content, taken: walk.taken, asked: walk.asked };
}

const without = <Many extends Branch[] | [Branch, Branch]>(trees: Many): Many =>
	trees.map(({ order: _, ...rest }) => rest) as unknown as Many;

/** Of files that both have, only the hub that brought one says anew whose it is. */
const rightsKept = (ours: Content['media'], theirs: Content['media'], from: string): Record<string, ParcelMedia> =>
	Object.fromEntries(
		Object.entries(ours).map(([id, own]) => {
			const said = theirs[id];
			if (!said || own.hub !== from) return [id, own];
			const { owner, licence, until } = said;
			return [id, { ...own, owner, licence, until }];
		})
	);

type Walk = Readonly<{ choices: Sides['choices']; taken: Difference[]; asked: Difference[] }>;

function mergeAt(
	path: readonly string[],
	bases: readonly (Tree | undefined)[],
	ours: Tree | undefined,
	theirs: Tree | undefined,
	walk: Walk
): Tree | undefined {
	if (same(ours, theirs)) return ours;
	// a file comes and goes with the stop that shows it
	const aFile = path[0] === 'media' && path.length === 2;
	if (aFile && (ours === undefined || theirs === undefined)) return ours ?? theirs;
	const at = path.join('/');
	if (bases.length && bases.every((base) => same(theirs, base))) return ours;
	if (bases.length && bases.every((base) => same(ours, base))) {
		walk.taken.push(...leavesIn(path, ours, theirs));
		return theirs;
	}
	if (isBranch(ours) && isBranch(theirs)) return mergeBranches(path, bases, ours, theirs, walk);
	walk.asked.push({ at, ours, theirs });
	return walk.choices[at] === 'theirs' ? theirs : ours;
}

function mergeBranches(
	path: readonly string[],
	bases: readonly (Tree | undefined)[],
	ours: Branch,
	theirs: Branch,
	walk: Walk
): Branch {
	const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
	const merged = names.flatMap((name) => {
		const inBases = bases.map((base) => (isBranch(base) ? base[name] : undefined));
		const one = mergeAt([...path, name], inBases, ours[name], theirs[name], walk);
		return one === undefined ? [] : [[name, one] as const];
	});
	return Object.fromEntries(merged);
}

/** What was taken, as small as it can be said: what is new or gone on one side whole is one thing. */
function leavesIn(path: readonly string[], ours: Tree | undefined, theirs: Tree | undefined): Difference[] {
	if (same(ours, theirs)) return [];
	if (!isBranch(ours) || !isBranch(theirs)) return [{ at: path.join('/'), ours, theirs }];
	return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((name) =>
		leavesIn([...path, name], ours[name], theirs[name])
	);
}

type Trees = Readonly<{ bases: readonly Branch[]; ours: Branch; theirs: Branch }>;

/** The stops that stay, in the order of whoever put them in another one; what the other side has beside stands after what it stood after. */
function orderOf({ bases, ours, theirs }: Trees, kept: readonly string[], walk: Walk): string[] {
	const [own, other] = [orderIn(ours), orderIn(theirs)];
	const moved = (order: readonly string[]) => bases.map((base) => !sameOrder(order, orderIn(base)));
	const [weMoved, theyMoved] = [moved(own), moved(other)];
	const agree = sameOrder(own, other);
	const theirsAlone = bases.length > 0 && theyMoved.every(Boolean) && !weMoved.some(Boolean);
	const oursAlone = bases.length > 0 && !theyMoved.some(Boolean);
	const said = { at: 'order', ours: own, theirs: other };
	if (!agree && theirsAlone) walk.taken.push(said);
	if (!agree && !theirsAlone && !oursAlone) walk.asked.push(said);
	const wanted = !agree && !oursAlone && (theirsAlone || walk.choices.order === 'theirs');
	return wanted ? woven(other, own, kept) : woven(own, other, kept);
}

const orderIn = (tree: Branch): string[] => tree.order as string[];

/** Whether two lists have what both name in the same order. */
function sameOrder(one: readonly string[], other: readonly string[]): boolean {
	const [inOne, inOther] = [new Set(one), new Set(other)];
	return one.filter((id) => inOther.has(id)).join() === other.filter((id) => inOne.has(id)).join();
}

function woven(first: readonly string[], second: readonly string[], kept: readonly string[]): string[] {
	const stays = new Set(kept);
	const order = first.filter((id) => stays.has(id));
	const there = new Set(order);
	second.forEach((id, index) => {
		if (!stays.has(id) || there.has(id)) return;
		const after = second.slice(0, index).findLast((one) => there.has(one));
		order.splice(after === undefined ? 0 : order.indexOf(after) + 1, 0, id);
		there.add(id);
	});
	return order;
}
