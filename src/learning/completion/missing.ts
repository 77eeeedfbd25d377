import { type Locale, say, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import type { Judged } from './judge.ts';
import { isBranch, type Requirement } from './requirement.ts';

/** What activities, séances and goals are called, by their ids. */
export type Names = ReadonlyMap<string, Words>;

/** A requirement in words, with whether it is met; a branch has its parts below it. */
export type SaidRequirement = Readonly<{ text: string; done: boolean; of: readonly SaidRequirement[] }>;

/** What a piece of evidence is called that another part of the program gives; null for one that its participant gives herself. */
export type SayEvidence = (kind: string) => string | null;

type To = Readonly<{ locale: Locale }>;
const byHerself: SayEvidence = () => null;

/** What is asked for and what of it is missing, in words; without a language, in the reader's. */
export function sayRequirement(
	judged: Judged,
	names: Names,
	locale: Locale,
	says: SayEvidence = byHerself
): SaidRequirement {
	const of = judged.of.map((part) => sayRequirement(part, names, locale, says));
	const given = judged.tree.is === 'evidence' ? says(judged.tree.kind) : null;
	return { text: given ?? textOf(judged, names, { locale }), done: judged.done, of };
}

function textOf(judged: Judged, names: Names, to: To): string {
	const { tree, done, had, needed, planned, of } = judged;
	if (isBranch(tree)) return branchText(tree, { had, needed, count: of.length }, to);
	if (tree.is === 'presence') {
		const share = Math.round(tree.share * 100);
		return m.completion_need_presence({ share, had, needed, planned, title: titles(tree.of, names, to) }, to);
	}
	if (tree.is === 'attended') return m.completion_need_attended({ title: titles([tree.at], names, to) }, to);
	if (tree.is === 'assessment') return assessmentText(tree, judged.points, to);
	if (tree.is === 'completed')
		return m.completion_need_completed({ title: titles([{ id: tree.goal }], names, to) }, to);
	const kind = calledIn(tree, to.locale);
	return done ? m.completion_need_evidence_done({ kind }, to) : m.completion_need_evidence({ kind }, to);
}

/** What a piece of evidence or an assessment is called: by its title, or else by its key. */
export function calledIn(leaf: Extract<Requirement, { is: 'assessment' | 'evidence' }>, locale: Locale): string {
	if (leaf.title) return say(leaf.title, locale).text;
	return leaf.is === 'evidence' ? leaf.kind : leaf.key;
}

function assessmentText(tree: Extract<Requirement, { is: 'assessment' }>, points: number | null, to: To): string {
	const said = { key: calledIn(tree, to.locale), least: outOfText(tree.least, tree.outOf, to.locale) };
	if (points === null) return m.completion_need_assessment(said, to);
	return m.completion_need_assessment_had({ ...said, had: outOfText(points, tree.outOf, to.locale) }, to);
}

/** Points, and out of how many where that is said: 11,5 / 20. */
export function outOfText(points: number, outOf: number | undefined, locale: Locale): string {
	const numeral = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
	return numeral.format(points) + (outOf === undefined ? '' : `\u00a0/\u00a0${numeral.format(outOf)}`);
}

function branchText(
	tree: Extract<Requirement, { is: 'all' | 'oneOf' | 'atLeast' }>,
	numbers: Readonly<{ had: number; needed: number; count: number }>,
	to: To
): string {
	if (tree.is === 'all') return m.completion_need_all(numbers, to);
	return tree.is === 'oneOf' ? m.completion_need_one(numbers, to) : m.completion_need_at_least(numbers, to);
}

/** What some places or goals are called. */
export const titles = (of: readonly { id: string }[], names: Names, { locale }: To): string =>
	of.map(({ id }) => say(names.get(id) ?? { source: 'fr', fr: '—' }, locale).text).join(', ');
