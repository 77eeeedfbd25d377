import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import { bareOf, partsOf, type Requirement } from '../../completion/requirement.ts';
import { type GoalKind, type On, within } from './tables.ts';

/** What there is to complete, with its present tree. */
export type Goal = Readonly<{
	id: string;
	kind: GoalKind;
	/** What it is for: an activity, a cohort, a way or a badge, by its id. */
	subject: string;
	title: Words;
	version: number;
	tree: Requirement;
	/** Since when it is asked of nobody any more. */
	withdrawnAt: Date | null;
}>;

/**
 * Says what must be done for something, or says it anew: another tree is a new version, and who has reached the goal keeps it under the version
 * that she reached. The same conditions again, in the same words or others, are no other version. `tree` is one that `Requirement` has checked.
 * @returns the goal's id. Throws completion_goal_circle when the goal would need itself, or 404 for another goal that does not exist.
 */
export async function setGoal(tx: Tx, given: Omit<Goal, 'id' | 'version' | 'withdrawnAt'>, by: By): Promise<string> {
	const { kind, subject, title, tree } = given;
	await lockGoal(tx, subject);
	const known = await goalFor(kind, subject, tx);
	const id = known?.id ?? newId();
	await checkCircle(tx, id, tree);
	const differs = !known || !same(bareOf(known.tree), bareOf(tree));
	const version = (known?.version ?? 0) + (differs ? 1 : 0);
	const columns = { title: JSON.stringify(title), version, updatedAt: new Date(), withdrawnAt: null };
	await within(tx)
		.insertInto('learning.goal')
		.values({ id, kind, subject, ...columns })
		.onConflict((there) => there.column('id').doUpdateSet(columns))
		.execute();
	if (!known || !same(known.tree, tree)) await writeTree(tx, id, version, tree);
	if (!differs && !known?.withdrawnAt) return id;
	await writeParts(tx, id);
	await record(tx, { ...by, verb: 'learning.goal_set', object: ref('goal', id), detail: { version } });
	return id;
}

/**
 * Asks a goal of nobody any more: who has reached it keeps it, nobody else reaches it. A second call changes nothing.
 * @throws completion_goal_needed when another goal needs it, 404.
 */
export async function withdrawGoal(tx: Tx, id: string, by: By): Promise<void> {
	const { subject } = await goalById(id, tx);
	await lockGoal(tx, subject);
	const { version, withdrawnAt } = await goalById(id, tx);
	if (withdrawnAt) return;
	const { rows } = await sql<{ tree: Requirement; title: Words }>`
		select v.tree, g.title from learning.goal_part p join learning.goal g on g.id = p.goal and g.withdrawn_at is null
		join learning.goal_version v on v.goal = g.id and v.version = g.version where p.thing = ${id}`.execute(tx);
	const needing = rows.find(({ tree }) => partsOf(tree).some((part) => part.id === id));
	if (needing) throw refused('completion_goal_needed', { title: needing.title[needing.title.source] ?? '—' });
	await within(tx).updateTable('learning.goal').set({ withdrawnAt: new Date() }).where('id', '=', id).execute();
	await writeParts(tx, id);
	await record(tx, { ...by, verb: 'learning.goal_withdrawn', object: ref('goal', id), detail: { version } });
}

/** Until the end of the transaction nobody else says what must be done for something. */
export const lockGoal = async (tx: Tx, subject: string): Promise<void> => {
	await sql`select pg_advisory_xact_lock(hashtext('learning.goal'), hashtext(${subject}))`.execute(tx);
};

/** The goal of something, or null when none was set. */
export async function goalFor(kind: GoalKind, subject: string, on: On = db): Promise<Goal | null> {
	const row = await goals(on).where('g.kind', '=', kind).where('g.subject', '=', subject).executeTakeFirst();
	return row ?? null;
}

/** @throws 404 */
export async function goalById(id: string, on: On = db): Promise<Goal> {
	const row = await goals(on).where('g.id', '=', id).executeTakeFirst();
	if (!row) throw missing();
	return row;
}

/** Many goals by their ids; one that does not exist is not in the answer. */
export async function goalsById(ids: readonly string[], on: On = db): Promise<Goal[]> {
	if (!ids.length) return [];
	return goals(on)
		.where((row) => row('g.id', '=', row.fn.any(row.val([...ids]))))
		.execute();
}

/** The goals that another one can ask for, with whose they are: those of activities, cohorts and published ways that are asked of somebody. */
export async function goalsToNeed(on: On = db): Promise<{ id: string; title: Words; organization: string }[]> {
	const { rows } = await sql<{ id: string; title: Words; organization: string }>`
		select g.id, g.title, o.organization from learning.goal g join (
			select 'way' as kind, id, organization from learning.way where published_at is not null and deleted_at is null
			union all select 'offering', id, organization from agenda.offering
			union all select 'cohort', c.id, p.organization from learning.cohort c join learning.programme p on p.id = c.programme
		) o on o.kind = g.kind and o.id = g.subject where g.withdrawn_at is null order by g.updated_at desc limit 500`.execute(
		on
	);
	return rows;
}

/** What some goals are called, by their ids. */
export const goalTitles = async (ids: readonly string[], on: On = db): Promise<Map<string, Words>> =>
	new Map((await goalsById(ids, on)).map(({ id, title }) => [id, title]));

/** Every tree that a goal ever had, by version. */
export async function treesOf(goal: string, on: On = db): Promise<Map<number, Requirement>> {
	const rows = await within(on)
		.selectFrom('learning.goalVersion')
		.select(['version', 'tree'])
		.where('goal', '=', goal)
		.execute();
	return new Map(rows.map(({ version, tree }) => [version, tree]));
}

const goals = (on: On) =>
	within(on)
		.selectFrom('learning.goal as g')
		.innerJoin('learning.goalVersion as v', (join) =>
			join.onRef('v.goal', '=', 'g.id').onRef('v.version', '=', 'g.version')
		)
		.select(['g.id', 'g.kind', 'g.subject', 'g.title', 'g.version', 'g.withdrawnAt', 'v.tree']);

const writeTree = (tx: Tx, goal: string, version: number, given: Requirement) => {
	const tree = JSON.stringify(given);
	return within(tx)
		.insertInto('learning.goalVersion')
		.values({ goal, version, tree })
		.onConflict((there) => there.columns(['goal', 'version']).doUpdateSet({ tree }))
		.execute();
};

/** What the present tree looks at, and the trees under which somebody still holds the goal. */
async function writeParts(tx: Tx, goal: string): Promise<void> {
	const { rows } = await sql<{ tree: Requirement }>`
		select v.tree from learning.goal_version v join learning.goal g on g.id = v.goal
		where g.id = ${goal} and ((v.version = g.version and g.withdrawn_at is null) or exists (
			select from learning.completion c where c.goal = g.id and c.version = v.version and c.lost_at is null))`.execute(
		tx
	);
	await within(tx).deleteFrom('learning.goalPart').where('goal', '=', goal).execute();
	const parts = rows.flatMap(({ tree }) => partsOf(tree).map(({ kind, id }) => ({ goal, kind, thing: id })));
	if (!parts.length) return;
	await within(tx)
		.insertInto('learning.goalPart')
		.values(parts)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Two goals that wait for each other would wait for ever. */
async function checkCircle(tx: Tx, goal: string, tree: Requirement): Promise<void> {
	const needed = partsOf(tree).flatMap(({ kind, id }) => (kind === 'goal' ? [id] : []));
	if (!needed.length) return;
	const { rows } = await sql<{ id: string; exists: boolean }>`
		with recursive needs (id) as (
			select unnest(${needed}::uuid[]) union select p.thing from learning.goal_part p join needs n on p.goal = n.id where p.kind = 'goal'
		)
		select n.id, exists (select from learning.goal g where g.id = n.id) as exists from needs n`.execute(tx);
	if (rows.some(({ id }) => id === goal)) throw refused('completion_goal_circle', {}, 422);
	if (rows.some(({ exists }) => !exists)) throw missing();
}
