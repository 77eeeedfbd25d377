import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { NewPlan } from '../plan.ts';
import { advisedFile, ownFile } from './files.ts';
import { checkOperation } from './filing.ts';
import { type On, within } from './tables.ts';

/** What was agreed: from when until when, how many minutes of support, and what is to be reached. Days are ISO 8601. */
export type Plan = Readonly<{
	operation: string | null;
	fromDay: string;
	untilDay: string;
	minutes: number;
	goals: readonly Goal[];
}>;
type Goal = Readonly<{ id: string; words: string; due: string | null; metAt: Date | null }>;

/** The plan of a file; null before there is one. Whoever calls has checked that the reader may see it. */
export async function planOf(file: string, on: On = db): Promise<Plan | null> {
	const plan = await within(on)
		.selectFrom('venture.plan')
		.select(['operation', 'fromDay', 'untilDay', 'minutes'])
		.where('file', '=', file)
		.executeTakeFirst();
	if (!plan) return null;
	const goals = await within(on)
		.selectFrom('venture.goal')
		.select(['id', 'words', 'due', 'metAt'])
		.where('file', '=', file)
		.orderBy('rank')
		.execute();
	return { ...plan, goals };
}

/** Agrees on a plan, or on another one; a goal that keeps its id keeps that it is met. @throws 404, venture_operation_unknown */
export async function agreePlan(
	tx: Tx,
	id: string,
	{ goals, ...plan }: NewPlan,
	viewer: Viewer,
	by: By
): Promise<void> {
	const file = await advisedFile(viewer, id, tx);
	const before = await planOf(id, tx);
	await checkOperation(tx, plan.operation, before?.operation ?? file.operation);
	const row = { ...plan, writtenBy: viewer.id, writtenAt: by.at ?? new Date() };
	await within(tx)
		.insertInto('venture.plan')
		.values({ file: id, ...row })
		.onConflict((conflict) => conflict.column('file').doUpdateSet(row))
		.execute();
	const kept = new Map(before?.goals.map((goal) => [goal.id, goal]));
	await within(tx).deleteFrom('venture.goal').where('file', '=', id).execute();
	if (goals.length)
		await within(tx)
			.insertInto('venture.goal')
			.values(
				goals.map(({ id: given, words, due }, rank) => {
					const known = given ? kept.get(given) : undefined;
					return { id: known?.id ?? newId(), file: id, rank, words, due, metAt: known?.metAt ?? null };
				})
			)
			.execute();
	const { minutes, operation } = plan;
	const detail = { minutes, operation, goals: goals.length };
	await record(tx, { ...by, verb: 'venture.plan_agreed', object: ref('venture_file', id), detail });
}

/** Says that a goal is met, or that it is not. @throws 404, support_goal_so when it is so already */
export async function meetGoal(
	tx: Tx,
	id: string,
	{ goal, met }: Readonly<{ goal: string; met: boolean }>,
	viewer: Viewer,
	by: By
): Promise<void> {
	await ownFile(viewer, id, tx);
	if (!isId(goal)) throw missing();
	const found = await within(tx)
		.selectFrom('venture.goal')
		.select('metAt')
		.where('id', '=', goal)
		.where('file', '=', id)
		.executeTakeFirst();
	if (!found) throw missing();
	if ((found.metAt !== null) === met) throw refused('support_goal_so');
	await within(tx)
		.updateTable('venture.goal')
		.set({ metAt: met ? (by.at ?? new Date()) : null })
		.where('id', '=', goal)
		.execute();
	await record(tx, { ...by, verb: 'venture.goal_met', object: ref('venture_file', id), detail: { met } });
}
