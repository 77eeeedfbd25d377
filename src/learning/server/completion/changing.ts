import { refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import { placesText } from '../../completion/draft.ts';
import { isBranch, type Requirement, type Where } from '../../completion/requirement.ts';
import { goalFor, lockGoal, setGoal, withdrawGoal } from './goals.ts';
import { judgedBy } from './judging.ts';
import { type GoalSubject, membersOf } from './members.ts';
import { reachedUnder } from './standings.ts';
import type { On } from './tables.ts';

/** What another tree would change, and for whom, by name. */
export type Consequences = Readonly<{
	/** Who has reached the goal and does not meet the new tree: they keep it, under the version that they reached. */
	keeping: readonly Readonly<{ version: number; names: readonly string[]; count: number }>[];
	/** How many have reached it and meet the new tree as well. */
	meeting: number;
	/** Who would reach it at once. */
	reaching: readonly string[];
	/** How many would still have something to do. */
	waiting: number;
}>;

/** What a tree would change for everybody whom a goal concerns; null: the goal is asked of nobody any more. */
export async function consequencesOf(
	subject: GoalSubject,
	tree: Requirement | null,
	on: On = db
): Promise<Consequences> {
	const known = await goalFor(subject.kind, subject.id, on);
	const members = await membersOf(subject, on);
	const reached = known ? await reachedUnder(known.id, on) : new Map<string, { version: number }>();
	const everybody = [...new Set([...members.map(({ id }) => id), ...reached.keys()])];
	const judged = tree ? await judgedBy(on, { id: known?.id ?? newId(), tree }, everybody) : null;
	const meets = (id: string) => judged?.get(id)?.done ?? false;
	const names = new Map(members.map(({ id, name }) => [id, name]));
	const keepers = [...reached].filter(([id]) => !meets(id));
	const open = members.filter(({ id }) => tree && !reached.has(id));
	return {
		keeping: [...Map.groupBy(keepers, ([, { version }]) => version)]
			.map(([version, all]) => ({ version, names: all.flatMap(([id]) => names.get(id) ?? []), count: all.length }))
			.toSorted((a, b) => a.version - b.version),
		meeting: reached.size - keepers.length,
		reaching: open.filter(({ id }) => meets(id)).map(({ name }) => name),
		waiting: open.filter(({ id }) => !meets(id)).length
	};
}

/** The state of a goal that a form was written from: its version, 0 where none is set. */
export const markOf = (goal: Readonly<{ version: number; withdrawnAt: Date | null }> | null): number =>
	goal && !goal.withdrawnAt ? goal.version : 0;

type Given = Readonly<{ title: Words; tree: Requirement; mark: number }>;

/**
 * Sets the goal of an activity or a cohort as the team wrote it.
 * @param given.mark what `markOf` said when the form was made. @throws completion_goal_changed when somebody else has set it since, and what `setGoal` throws.
 */
export async function keepGoal(tx: Tx, { kind, id }: GoalSubject, { title, tree, mark }: Given, by: By): Promise<void> {
	await lockGoal(tx, id);
	if (markOf(await goalFor(kind, id, tx)) !== mark) throw refused('completion_goal_changed');
	await setGoal(tx, { kind, subject: id, title, tree }, by);
}

/** Asks for it no more. Where no goal is set, nothing changes. @throws completion_goal_needed */
export async function dropGoal(tx: Tx, { kind, id }: GoalSubject, by: By): Promise<void> {
	const known = await goalFor(kind, id, tx);
	if (known) await withdrawGoal(tx, known.id, by);
}

/** Another course of a cohort has séances: what asked for a presence at all of them asks for its too. @param before the activities that the cohort had */
export async function widenGoal(
	tx: Tx,
	cohort: string,
	{ before, added }: Readonly<{ before: readonly string[]; added: string }>,
	by: By
): Promise<void> {
	const goal = await goalFor('cohort', cohort, tx);
	if (!goal || goal.withdrawnAt || !before.length) return;
	const places = (ids: readonly string[]) => ids.map((id): Where => ({ kind: 'offering', id }));
	const tree = widened(goal.tree, placesText(places(before)), places([...before, added]));
	await setGoal(tx, { kind: 'cohort', subject: cohort, title: goal.title, tree }, by);
}

function widened(tree: Requirement, before: string, now: readonly Where[]): Requirement {
	if (isBranch(tree)) return { ...tree, of: tree.of.map((part) => widened(part, before, now)) };
	return tree.is === 'presence' && placesText(tree.of) === before ? { ...tree, of: now } : tree;
}
