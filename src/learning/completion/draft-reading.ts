import { freeAmong, slugOf } from '#kernel/slug.ts';
import { inOrder, type Locale, locales, type Words, wordsFrom } from '#kernel/words.ts';
import { type Choosable, type Draft, type DraftLine, groupKinds, partAt } from './draft.ts';
import { Requirement as Checked } from './requirement.schema.ts';
import type { Branch, Requirement, Where } from './requirement.ts';

/** What is wrong, by field (`<line>.<field>`, '' for the whole): the key of its sentence. */
export type DraftProblems = Record<string, string>;

/** What reads a draft. `before`: the tree that it was written from, for what is kept. `locale`: the language that a title is read in first. */
export type Reading = Readonly<{ choosable: Choosable; before: Requirement | null; locale: Locale }>;

const TITLE = 160;

/** The tree that a draft says, or what is wrong with it. */
export function readDraft(draft: Draft, reading: Reading): { tree: Requirement } | { problems: DraftProblems } {
	const problems: DraftProblems = {};
	const keys = new Set(draft.lines.flatMap(({ text }) => text.key ?? []).filter(Boolean));
	const task = { ...reading, problems, keys };
	const of = draft.lines
		.filter(({ within }) => !within)
		.map((line) => (isGroup(line) ? groupFrom(draft, line, task) : leafFrom(line, task)));
	const tree = joined(draft.join, of, { field: 'n', text: draft.n }, problems);
	if (!of.length) problems[''] = 'completion_goal_empty';
	if (Object.keys(problems).length) return { problems };
	const checked = Checked.safeParse(tree);
	if (checked.success) return { tree: checked.data };
	return { problems: { '': checked.error.issues[0]?.message ?? 'completion_tree_large' } };
}

type Task = Reading & { problems: DraftProblems; keys: Set<string> };

export const isGroup = ({ is }: Pick<DraftLine, 'is'>): boolean => groupKinds.some((one) => one === is);

function groupFrom({ lines }: Draft, { id, is, text }: DraftLine, task: Task): Requirement | null {
	const of = lines.filter(({ within }) => within === id).map((line) => leafFrom(line, task));
	if (!of.length) task.problems[`${id}.is`] = 'completion_goal_group_empty';
	return joined(is as Branch['is'], of, { field: `${id}.n`, text: text.n ?? '' }, task.problems);
}

function joined(
	is: Branch['is'],
	parts: readonly (Requirement | null)[],
	{ field, text }: Readonly<{ field: string; text: string }>,
	problems: DraftProblems
): Requirement | null {
	const of = parts.filter((one) => one !== null);
	if (is !== 'atLeast') return { is, of };
	const n = numberOf(text);
	if (!Number.isInteger(n) || n < 1 || n > Math.max(1, parts.length)) {
		problems[field] = 'completion_tree_at_least';
		return null;
	}
	return { is, n, of };
}

function leafFrom(line: DraftLine, task: Task): Requirement | null {
	const { id, is, text } = line;
	const wrong = (field: string, key: string): null => {
		task.problems[`${id}.${field}`] = key;
		return null;
	};
	if (is === 'kept') return partAt(task.before, text.kept ?? '') ?? wrong('is', 'completion_goal_kept_gone');
	if (is === 'completed') {
		const goal = text.goal ?? '';
		return task.choosable.goals.has(goal) ? { is, goal } : wrong('goal', 'completion_goal_choose');
	}
	if (is === 'presence') return presenceFrom(line, task.choosable, wrong);
	if (is === 'attended') {
		const [at] = placesIn(text.where ?? '', task.choosable.attended);
		return at ? { is, at } : wrong('where', 'completion_goal_choose');
	}
	return is === 'assessment' || is === 'evidence' ? namedFrom(is, line, task, wrong) : null;
}

type Wrong = (field: string, key: string) => null;

function presenceFrom({ text }: DraftLine, { presence }: Choosable, wrong: Wrong): Requirement | null {
	const [share, of] = [numberOf(text.share ?? ''), placesIn(text.where ?? '', presence)];
	const shares = share > 0 && share <= 100;
	if (!shares) wrong('share', 'completion_goal_share');
	if (!of.length) wrong('where', 'completion_goal_choose');
	const excused = text.excused === 'left_out' ? 'left_out' : 'missed';
	return shares && of.length ? { is: 'presence', share: Number((share / 100).toFixed(6)), of, excused } : null;
}

function namedFrom(
	is: 'assessment' | 'evidence',
	{ text }: DraftLine,
	{ locale, keys }: Task,
	wrong: Wrong
): Requirement | null {
	const title = titleIn(text, locale);
	if (!title) return wrong('title', 'completion_goal_title');
	if (locales.some((one) => (title[one]?.length ?? 0) > TITLE)) return wrong('title', 'completion_goal_title_long');
	const key = text.key || freeKey(title, is, keys);
	if (is === 'evidence') return { is, kind: key, title };
	const [least, outOf] = [numberOf(text.least ?? ''), text.outOf?.trim() ? numberOf(text.outOf) : null];
	if (!(least >= 0 && least <= 1_000_000)) return wrong('least', 'completion_goal_least');
	if (outOf === null) return { is, key, least, title };
	return outOf > 0 && outOf <= 1_000_000 && least <= outOf
		? { is, key, least, title, outOf }
		: wrong('outOf', 'completion_goal_out_of');
}

/** What is new is called by a word of its own: a name that was given to something else before stays that one's. */
function freeKey(name: Words, is: string, keys: Set<string>): string {
	const key = freeAmong(keys, slugOf(name, 50) || is);
	keys.add(key);
	return key;
}

const titleIn = (text: DraftLine['text'], first: Locale): Words | null =>
	wordsFrom((locale) => text[`title_${locale}`], inOrder(first));

const placesIn = (text: string, known: ReadonlySet<string>): Where[] =>
	known.has(text)
		? text.split(',').map((one) => {
				const [kind, id = ''] = one.split(':');
				return { kind: kind === 'occurrence' ? 'occurrence' : 'offering', id };
			})
		: [];

/** A number as one types it, with a comma or a point; NaN when it is none. */
function numberOf(text: string): number {
	const plain = text.trim().replace(',', '.');
	return /^\d{1,9}(\.\d{1,6})?$/.test(plain) ? Number(plain) : Number.NaN;
}
