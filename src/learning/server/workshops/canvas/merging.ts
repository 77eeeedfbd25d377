import { sql } from 'kysely';
import * as Y from 'yjs';
import type { Tx } from '#kernel/server/db.ts';
import { moveVotes } from '../../../workshops/canvas/document.ts';
import { announceCanvas } from './live.ts';
import { documentOf } from './updates.ts';

/**
 * Gives the dots of one person to another, who she is, on every canvas that both are authors of: of two on one note one stays. Also on a canvas that is
 * closed, since nobody counts twice; how one was when it was given a name stays as it was.
 */
export async function uniteVotes(tx: Tx, from: string, into: string): Promise<void> {
	const { rows } = await sql<{ canvas: string; one: string; other: string }>`
		select a.canvas, a.id as one, b.id as other from learning.canvas_author a join learning.canvas_author b on b.canvas = a.canvas
		where a.person = ${from} and b.person = ${into} and not b.merged order by a.canvas`.execute(tx);
	for (const { canvas, one, other } of rows) await moveOn(tx, canvas, one, other);
}

/** Holds the canvas from before it is read, so that no dot comes in between. */
async function moveOn(tx: Tx, canvas: string, one: string, other: string): Promise<void> {
	await sql`select from learning.canvas where id = ${canvas} for update`.execute(tx);
	const { doc } = await documentOf(canvas, tx);
	const before = Y.encodeStateVector(doc);
	const moved = moveVotes(doc, one, other);
	const update = Buffer.from(Y.encodeStateAsUpdate(doc, before));
	doc.destroy();
	if (!moved) return;
	await sql`with raised as (
			update learning.canvas set version = version + 1, bytes = bytes + ${update.length}, updated_at = clock_timestamp()
			where id = ${canvas} returning id, version
		) insert into learning.canvas_update (canvas, version, body) select id, version, ${update} from raised`.execute(tx);
	await announceCanvas(tx, canvas);
}
