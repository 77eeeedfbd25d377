import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { isHers } from '../holders.ts';

/** What somebody was asked after support had ended, what she answered, and whether she wants to be asked. */
export async function exportFollowUps(person: string): Promise<Record<string, unknown[]>> {
	const { rows } = await sql<object>`
		select case when ${isHers(person, 'u.file')} then f.name end as file, u.months, u.asked_on, case when u.answered_by = ${person} then u.answered_at end as answered_at,
			case when u.answered_by = ${person} then jsonb_build_object('active', u.active, 'turnover', u.turnover, 'moved', u.moved, 'stopped', u.stopped) end as answer
		from venture.follow_up_asked a join venture.follow_up u on u.id = a.follow_up join venture.holder h on h.id = a.holder join venture.file f on f.id = u.file
		where h.person = ${person} order by u.asked_on`.execute(db);
	const spared = await sql<object>`select at from venture.spared where person = ${person}`.execute(db);
	return { ventureFollowUps: rows, ventureSpared: spared.rows };
}

/** Two that turned out to be one: whoever did not want to be asked is not asked. */
export async function mergeFollowUps(tx: Tx, from: Ref, into: Ref): Promise<void> {
	if (from.kind !== 'person') return;
	await sql`update venture.follow_up set answered_by = ${into.id} where answered_by = ${from.id}`.execute(tx);
	await sql`insert into venture.spared (person, at) select ${into.id}, at from venture.spared where person = ${from.id} on conflict do nothing`.execute(
		tx
	);
	await sql`delete from venture.spared where person = ${from.id}`.execute(tx);
}

/** Removes who answered; what was answered is a number of the file. Where the file has lost its words, this has too. */
export async function eraseFollowUps(tx: Tx, person: string): Promise<void> {
	await sql`update venture.follow_up set answered_by = null where answered_by = ${person}`.execute(tx);
	await sql`update venture.follow_up u set moved = null from venture.file f where f.id = u.file and f.name = ''`.execute(
		tx
	);
	await sql`delete from venture.spared where person = ${person}`.execute(tx);
}
