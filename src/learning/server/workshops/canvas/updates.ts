import { sql } from 'kysely';
import * as Y from 'yjs';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { reportAs } from '#kernel/server/log.ts';
import type { CanvasKind } from '../../../workshops/canvas/kinds.ts';
import { MOST_BYTES } from '../../../workshops/canvas/wire.ts';
import type { On } from '../tables.ts';

/** On a canvas that is full notes can still be taken away: that says little, and makes room once it is folded. */
const BEYOND_BYTES = 512 * 1024;

/** What came to a canvas after a version: updates in the order of their commits. */
export type News = Readonly<{
	kind: CanvasKind;
	version: number;
	closed: boolean;
	updates: readonly Buffer[];
}>;

/**
 * What is kept of a canvas and was not seen yet, in one statement, so that what is folded into the whole at this moment is not missed.
 * @throws 404 when there is no such canvas.
 */
export async function newsOf(canvas: string, seen: number, on: On = db): Promise<News> {
	if (!isId(canvas)) throw missing();
	const { rows } = await sql<{
		kind: CanvasKind;
		version: number;
		closed: boolean;
		state: Buffer | null;
		updates: Buffer[];
	}>`
		select c.kind, c.version, c.closed_at is not null as closed, case when c.state_version > ${seen} then c.state end as state,
			array(select u.body from learning.canvas_update u
				where u.canvas = c.id and u.version > greatest(${seen}::bigint, c.state_version) order by u.version) as updates
		from learning.canvas c where c.id = ${canvas}`.execute(on);
	const [row] = rows;
	if (!row) throw missing();
	const { state, updates, ...rest } = row;
	return { ...rest, updates: state ? [state, ...updates] : updates };
}

/**
 * Keeps one update. Whoever writes holds the canvas's row until the commit, so that versions are without gaps.
 * @param beyond also on a full canvas, for what takes away only.
 * @returns its version; null when the canvas is closed or full.
 */
export async function keepUpdate(canvas: string, update: Uint8Array, beyond = false): Promise<number | null> {
	const body = Buffer.from(update);
	const most = MOST_BYTES + (beyond ? BEYOND_BYTES : 0);
	const { rows } = await sql<{ version: number }>`
		with raised as (
			update learning.canvas set version = version + 1, bytes = bytes + ${body.length}, updated_at = clock_timestamp()
			where id = ${canvas} and closed_at is null and bytes + ${body.length} <= ${most} returning id, version
		)
		insert into learning.canvas_update (canvas, version, body) select id, version, ${body} from raised returning version`.execute(
		db
	);
	return rows[0]?.version ?? null;
}

/** Folds what was kept up to a version into one whole; another node may have done so further already. */
export async function foldUpdates(canvas: string, version: number, doc: Y.Doc): Promise<void> {
	const state = Buffer.from(Y.encodeStateAsUpdate(doc));
	await transaction(async (tx) => {
		const { numAffectedRows } = await sql`
			update learning.canvas set state = ${state}, state_version = ${version}, bytes = ${state.length} + coalesce((
				select sum(length(body)) from learning.canvas_update where canvas = ${canvas} and version > ${version})::int, 0)
			where id = ${canvas} and state_version < ${version}`.execute(tx);
		if (numAffectedRows)
			await sql`delete from learning.canvas_update where canvas = ${canvas} and version <= ${version}`.execute(tx);
	});
}

/** The document of a canvas as the database has it. @throws 404 when there is no such canvas. */
export async function documentOf(canvas: string, on: On = db): Promise<{ kind: CanvasKind; doc: Y.Doc; news: News }> {
	const news = await newsOf(canvas, 0, on);
	const doc = new Y.Doc();
	applyKept(doc, news.updates);
	return { kind: news.kind, doc, news };
}

/**
 * Applies what was kept. What a program that is not ours wrote may be well formed and still make no sense: it is left out, and the canvas opens.
 */
export function applyKept(doc: Y.Doc, updates: readonly Uint8Array[]): void {
	for (const update of updates)
		try {
			Y.applyUpdate(doc, update);
		} catch (error) {
			report(error);
		}
}

/** Whether a document has all that an update says, also what it takes away. */
export function saysNothingNew(doc: Y.Doc, update: Uint8Array): boolean {
	const { structs } = Y.decodeUpdate(update);
	// most updates add something: only for the others the whole document is gone through
	const adds = structs.some(({ id, length }) => id.clock + length > Y.getState(doc.store, id.client));
	return !adds && Y.snapshotContainsUpdate(Y.snapshot(doc), update);
}

export const onlyDeletes = (update: Uint8Array): boolean => Y.decodeUpdate(update).structs.length === 0;

const report = reportAs('canvas update');
