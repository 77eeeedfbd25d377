import { type Branch, isBranch, type Requirement, type Where } from './requirement.ts';

/** What one condition of a goal can be while it is written; `kept`: one that the form cannot write, and leaves as it is. */
export const leafKinds = ['presence', 'attended', 'assessment', 'evidence', 'completed'] as const;
export const groupKinds = ['oneOf', 'atLeast', 'all'] as const;
type LineKind = (typeof leafKinds)[number] | (typeof groupKinds)[number] | 'kept';

/** A condition as a form holds it: texts by field, whatever was typed. `within`: the group that it stands in, '' for none. */
export type DraftLine = Readonly<{ id: string; within: string; is: LineKind; text: Readonly<Record<string, string>> }>;

/** A goal as it is written: how many of its conditions count, and the conditions in their order. */
export type Draft = Readonly<{ join: Branch['is']; n: string; lines: readonly DraftLine[] }>;

/** What can be chosen: places where one can be present, by `placesText`; and other goals. */
export type Choosable = Readonly<Record<'presence' | 'attended' | 'goals', ReadonlySet<string>>>;

/** Some places as the value of a choice. */
export const placesText = (places: readonly Where[]): string =>
	places
		.map(({ kind, id }) => `${kind}:${id}`)
		.toSorted()
		.join();

/** A tree as it is written; one that nobody has set yet has no condition. What goes deeper than one group, or cannot be chosen, is kept. */
export function draftOf(tree: Requirement | null, choosable: Choosable): Draft {
	if (!tree) return { join: 'all', n: '', lines: [] };
	const [join, of] = isBranch(tree) ? [tree.is, tree.of] : (['all', [tree]] as const);
	const lines = of.flatMap((part, at) => linesOf(part, String(at), choosable));
	return { join, n: 'n' in tree ? String(tree.n) : '', lines };
}

/** The part of a tree that a kept condition stands for, by where it stood; null when there is none. */
export function partAt(tree: Requirement | null, path: string): Requirement | null {
	if (!tree || !/^\d{1,3}(-\d{1,3})?$/.test(path)) return null;
	if (!isBranch(tree)) return path === '0' ? tree : null;
	let found: Requirement | undefined = tree;
	for (const step of path.split('-')) found = found && isBranch(found) ? found.of[Number(step)] : undefined;
	return found ?? null;
}

/** Adds a condition at the end, or at the end of a group. */
export function addLine({ lines, ...draft }: Draft, line: DraftLine): Draft {
	const at = lines.findLastIndex(({ id, within }) => line.within && (id === line.within || within === line.within));
	return { ...draft, lines: line.within ? lines.toSpliced(at + 1, 0, line) : [...lines, line] };
}

/** Takes a condition out, a group with all that stands in it. */
export const removeLine = ({ lines, ...draft }: Draft, gone: string): Draft => ({
	...draft,
	lines: lines.filter(({ id, within }) => id !== gone && within !== gone)
});

/** Moves a condition one place up or down among those beside it; a group goes with all that stands in it. */
export function moveLine(draft: Draft, moved: string, by: -1 | 1): Draft {
	const line = draft.lines.find(({ id }) => id === moved);
	const beside = draft.lines.filter(({ within }) => within === line?.within);
	const at = beside.findIndex(({ id }) => id === moved);
	const [one, other] = [beside[at], beside[at + by]];
	if (!one || !other) return draft;
	const order = beside.with(at, other).with(at + by, one);
	const rest = (id: string) => draft.lines.filter(({ within }) => within === id);
	const level = (of: readonly DraftLine[]): DraftLine[] => of.flatMap((each) => [each, ...rest(each.id)]);
	if (!one.within) return { ...draft, lines: level(order) };
	return {
		...draft,
		lines: level(rest('')).flatMap((each) =>
			each.id === one.within ? [each, ...order] : each.within === one.within ? [] : [each]
		)
	};
}

function linesOf(part: Requirement, path: string, choosable: Choosable): DraftLine[] {
	const id = `k${path}`;
	if (!isBranch(part)) return [leafLine(part, path, { id, within: '' }, choosable)];
	const inside = part.of.map((one, at) => leafLine(one, `${path}-${at}`, { id: `${id}-${at}`, within: id }, choosable));
	return [{ id, within: '', is: part.is, text: 'n' in part ? { n: String(part.n) } : {} }, ...inside];
}

function leafLine(
	part: Requirement,
	path: string,
	where: Pick<DraftLine, 'id' | 'within'>,
	choosable: Choosable
): DraftLine {
	const text = isBranch(part) ? null : textsOf(part, choosable);
	return text ? { ...where, is: part.is, text } : { ...where, is: 'kept', text: { kept: path } };
}

/** What the fields of a leaf hold; null when one could not choose it here. */
function textsOf(leaf: Exclude<Requirement, Branch>, choosable: Choosable): Record<string, string> | null {
	if (leaf.is === 'presence') {
		const where = placesText(leaf.of);
		const share = String(Number((leaf.share * 100).toFixed(4)));
		return choosable.presence.has(where) ? { share, where, excused: leaf.excused } : null;
	}
	if (leaf.is === 'attended') {
		const where = placesText([leaf.at]);
		return choosable.attended.has(where) ? { where } : null;
	}
	if (leaf.is === 'completed') return choosable.goals.has(leaf.goal) ? { goal: leaf.goal } : null;
	const key = leaf.is === 'evidence' ? leaf.kind : leaf.key;
	const { source: _, ...texts } = leaf.title ?? { source: 'fr', fr: key };
	const title = Object.fromEntries(Object.entries(texts).map(([locale, text]) => [`title_${locale}`, text]));
	if (leaf.is === 'evidence') return { key, ...title };
	return { key, ...title, least: String(leaf.least), outOf: leaf.outOf === undefined ? '' : String(leaf.outOf) };
}
