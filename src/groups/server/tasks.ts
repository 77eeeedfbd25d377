import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { NewTask } from '../group.schema.ts';
import { writeTo } from './letters.ts';
import { told } from './reading.ts';
import { lockWork, type Working } from './rooms.ts';
import { insidersOf, isHers } from './seats.ts';
import { type On, within } from './tables.ts';

/** Something to do in a group; `person`: whose it is. */
export type Task = Readonly<{
	id: string;
	title: string;
	due: string | null;
	person: string | null;
	name: string | null;
	doneBy: string | null;
	doneAt: Date | null;
}>;

/** What there is to do, then what is done, the latest first; whoever calls has asked who reads. */
export async function tasksOf(group: string, on: On = db): Promise<Task[]> {
	const { rows } = await sql<Task>`
		select t.id, t.title, t.due::text as due, t.person, p.name, d.name as done_by, t.done_at from groups.task t left join identity.person p on p.id = t.person
			left join identity.person d on d.id = t.done_by
		where t.in_group = ${group} order by t.done_at desc nulls first, t.due nulls last, t.written_at, t.id`.execute(on);
	return rows;
}

/** Gives somebody, or anybody, something to do. Sent twice, it is given once. @throws 404, groups_not_now, groups_person_unknown */
export async function giveTask(
	tx: Tx,
	group: string,
	given: NewTask,
	{ viewer, by, id = newId() }: Working & Readonly<{ id?: string }>
): Promise<string> {
	const { group: its } = await lockWork(tx, group, viewer);
	if (given.person && !(await insidersOf(group, tx)).some((one) => one.id === given.person))
		throw refused('groups_person_unknown', {}, 422);
	const { numInsertedOrUpdatedRows: made } = await within(tx)
		.insertInto('groups.task')
		.values({ id, inGroup: group, ...given, writtenBy: viewer.id, writtenAt: by.at ?? new Date() })
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirstOrThrow();
	if (!made) return id;
	await record(tx, { ...by, verb: 'groups.task_given', ...told(its), context: ref('group_task', id) });
	const about = { letter: 'task', what: given.title, day: given.due } as const;
	if (given.person) await writeTo(tx, given.person, its, about, by);
	return id;
}

/** Says that it is done; said again, nothing changes. @throws 404, groups_not_now */
export const doTask = (tx: Tx, group: string, id: string, working: Working): Promise<void> =>
	settle(tx, { group, id }, working, { doneBy: working.viewer.id, doneAt: working.by.at ?? new Date() });

/** Says that it is not done after all. @throws 404, groups_not_now */
export const redoTask = (tx: Tx, group: string, id: string, working: Working): Promise<void> =>
	settle(tx, { group, id }, working, { doneBy: null, doneAt: null });

async function settle(
	tx: Tx,
	{ group, id }: Readonly<{ group: string; id: string }>,
	{ viewer, by }: Working,
	row: { doneBy: string | null; doneAt: Date | null }
): Promise<void> {
	const { group: its } = await lockWork(tx, group, viewer);
	const task = await oneTask(group, id, tx);
	if ((task.doneAt === null) === (row.doneAt === null)) return;
	await within(tx).updateTable('groups.task').set(row).where('id', '=', id).execute();
	const verb = row.doneAt ? 'groups.task_done' : 'groups.task_given';
	await record(tx, { ...by, verb, ...told(its), context: ref('group_task', id) });
}

/** Takes away what is not to be done any more. @returns what it was. Throws 404, groups_not_now */
export async function dropTask(tx: Tx, group: string, id: string, { viewer, by }: Working): Promise<Task> {
	const { group: its } = await lockWork(tx, group, viewer);
	const task = await oneTask(group, id, tx);
	await within(tx).deleteFrom('groups.task').where('id', '=', id).execute();
	await record(tx, { ...by, verb: 'groups.task_dropped', ...told(its), context: ref('group_task', id) });
	return task;
}

async function oneTask(group: string, id: string, tx: Tx): Promise<Task> {
	const task = isId(id) ? (await tasksOf(group, tx)).find((one) => one.id === id) : undefined;
	if (!task) throw missing();
	return task;
}

/** What somebody still has to do in her groups, the soonest first. */
export async function tasksFor(viewer: Pick<Viewer, 'id'>, on: On = db) {
	const { rows } = await sql<Pick<Task, 'id' | 'title' | 'due'> & { group: string }>`
		select t.id, t.title, t.due::text as due, t.in_group as "group" from groups.task t join groups.circle g on g.id = t.in_group
		where t.person = ${viewer.id} and t.done_at is null and g.state <> 'ended' and ${isHers(sql`g.id`, sql`${viewer.id}::uuid`)} order by t.due nulls last, t.written_at limit 50`.execute(
		on
	);
	return rows;
}
