import { sql } from 'kysely';
import { missing } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { spaceById } from '../reading.ts';
import type { On } from '../tables.ts';

/** The calendar by which a space is also booked elsewhere. */
export type Outside = Readonly<{
	/** The id of the space. */
	space: string;
	/** Null: a file that somebody gave. */
	url: string | null;
	/** Why it cannot be read, as a sentence's key with what it holds; what was read last counts all the same. */
	error: Readonly<{ code: string; params: Readonly<Record<string, string | number>> }> | null;
	failingSince: Date | null;
	/** How many of its events cannot be read. */
	unread: number;
	readAt: Date | null;
	/** How many times are to come at which it says that the space is taken. */
	coming: number;
}>;

/** The calendar of a space; null when it has none. */
export async function outsideOf(space: string, on: On = db): Promise<Outside | null> {
	const { rows } = await sql<Outside>`
		select o.space, o.url, o.error, o.failing_since, o.unread, o.read_at,
			(select count(*)::int from spaces.outside_busy b where b.space = o.space and upper(b.during) > now()) as coming
		from spaces.outside o where o.space = ${space}`.execute(on);
	return rows[0] ?? null;
}

/** Gives a space a calendar to be read, by its address; null: by a file. What another one said before is forgotten. Nothing is read yet. @throws 404 */
export async function setOutside(tx: Tx, space: string, url: string | null, by: By): Promise<void> {
	const { place } = await spaceById(space, tx);
	await sql`delete from spaces.outside where space = ${space}`.execute(tx);
	await sql`insert into spaces.outside (space, url) values (${space}, ${url})`.execute(tx);
	await record(tx, {
		...by,
		verb: 'spaces.outside_set',
		object: ref('space', space),
		place: place.id,
		detail: { file: url === null }
	});
}

/** Takes its calendar from a space: what it said counts no more. @throws 404 when it has none. */
export async function removeOutside(tx: Tx, space: string, by: By): Promise<void> {
	const { place } = await spaceById(space, tx);
	const { numAffectedRows } = await sql`delete from spaces.outside where space = ${space}`.execute(tx);
	if (!numAffectedRows) throw missing();
	await record(tx, { ...by, verb: 'spaces.outside_removed', object: ref('space', space), place: place.id, detail: {} });
}
