import { sql } from 'kysely';
import { type By, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';

/** Has the screen beside the door say what a reservation is for, or say it no more. The same again is no change. */
export async function setAtDoor(
	tx: Tx,
	{ id, space }: Readonly<{ id: string; space: string }>,
	shown: boolean,
	by: By
): Promise<void> {
	const { rows } = await sql`
		update spaces.reservation set at_door = ${shown} where id = ${id} and at_door <> ${shown} returning id`.execute(tx);
	const [object, context] = [ref('space', space), ref('reservation', id)];
	if (rows[0]) await record(tx, { ...by, verb: 'spaces.door_words', object, context, detail: { shown } });
}
