import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Upkeep } from '../../machines/upkeep.ts';
import type { On } from '../tables.ts';
import { machineById } from './machines.ts';

type NewUpkeep = Pick<Upkeep, 'name' | 'everyDays' | 'everyHours'>;

/** Plans work that a machine needs again and again. @throws machines_upkeep_words without a name or a measure, 404. */
export async function planUpkeep(tx: Tx, space: string, { name, everyDays, everyHours }: NewUpkeep): Promise<void> {
	await machineById(space, tx);
	if (!name.trim() || !(everyDays || everyHours)) throw refused('machines_upkeep_words', {}, 422);
	await sql`insert into spaces.upkeep (id, space, name, every_days, every_hours)
		values (${newId()}, ${space}, ${name.trim().slice(0, 120)}, ${everyDays}, ${everyHours})`.execute(tx);
}

/** The plan is no longer followed; what was done stays in the log. */
export async function dropUpkeep(tx: Tx, space: string, id: string): Promise<void> {
	if (!isId(id)) throw missing();
	await sql`update spaces.upkeep set retired_at = now() where id = ${id} and space = ${space}`.execute(tx);
}

/** Writes down that work was done on a machine, as planned or not. @throws machines_upkeep_note without a word of what, 404. */
export async function noteUpkeep(
	tx: Tx,
	space: string,
	{ upkeep, note }: Readonly<{ upkeep: string | null; note: string }>,
	by: By
): Promise<void> {
	const { kind } = await machineById(space, tx);
	if (!upkeep && !note.trim()) throw refused('machines_upkeep_note', {}, 422);
	if (upkeep && !(await upkeepOf(space, tx)).some(({ id }) => id === upkeep)) throw missing();
	const who = by.actor?.kind === 'person' ? by.actor.id : null;
	await sql`insert into spaces.upkeep_work (id, space, upkeep, note, done_by)
		values (${newId()}, ${space}, ${upkeep}, ${note.trim().slice(0, 500) || null}, ${who})`.execute(tx);
	await record(tx, {
		...by,
		verb: 'spaces.upkept',
		object: ref('space', space),
		detail: { kind, planned: upkeep !== null }
	});
}

/** What a machine needs again and again, and how long ago it had it. */
export const upkeepOf = (space: string, on: On = db): Promise<(Upkeep & { space: string })[]> =>
	read(on, sql`k.space = ${space}`);

/** The same of all machines. */
export const allUpkeep = (on: On = db): Promise<(Upkeep & { space: string })[]> => read(on, sql`true`);

async function read(on: On, where: ReturnType<typeof sql>): Promise<(Upkeep & { space: string })[]> {
	const { rows } = await sql<Upkeep & { space: string }>`
		select k.id, k.space, k.name, k.every_days, k.every_hours, l.since,
			coalesce((select sum(extract(epoch from u.ended_at - u.started_at)) / 60 from spaces.machine_use u
				where u.space = k.space and u.struck_at is null and u.started_at >= l.since), 0)::int as used_minutes
		from spaces.upkeep k join spaces.space s on s.id = k.space and s.deleted_at is null
			cross join lateral (select coalesce(max(w.done_at), k.created_at) as since from spaces.upkeep_work w where w.upkeep = k.id) l
		where k.retired_at is null and ${where} order by k.name, k.id`.execute(on);
	return rows;
}

export type Work = Readonly<{ id: string; name: string | null; note: string | null; doneAt: Date; by: string | null }>;

/** What was done on a machine, the latest first. */
export async function worksOf(space: string, on: On = db): Promise<Work[]> {
	const { rows } = await sql<Work>`
		select w.id, k.name, w.note, w.done_at, p.name as by from spaces.upkeep_work w left join spaces.upkeep k on k.id = w.upkeep
			left join identity.person p on p.id = w.done_by
		where w.space = ${space} order by w.done_at desc, w.id limit 100`.execute(on);
	return rows;
}
