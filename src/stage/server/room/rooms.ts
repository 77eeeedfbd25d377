import { missing, refused } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import type { Entry } from '../../room/entries.ts';
import { showById } from '../shows.ts';
import { type On, within } from '../tables.ts';

/** One run of a show. `startedAt` and `endedAt` are of the programme; `pictureOffsetMs`: how far into its film that beginning is. */
export type Room = Readonly<{
	id: string;
	show: string;
	purpose: 'air' | 'rehearsal';
	version: number;
	openedAt: Date;
	startedAt: Date | null;
	endedAt: Date | null;
	pictureOffsetMs: number;
}>;

const columns = ['id', 'show', 'purpose', 'version', 'openedAt', 'startedAt', 'endedAt', 'pictureOffsetMs'] as const;

/** The latest room of a show, or null when none was opened. */
export async function currentRoom(show: string, purpose: Room['purpose'] = 'air', on: On = db): Promise<Room | null> {
	const row = await within(on)
		.selectFrom('stage.room')
		.select(columns)
		.where('show', '=', show)
		.where('purpose', '=', purpose)
		.orderBy('openedAt', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row ?? null;
}

/** @throws 404 when there is none. */
export async function roomById(id: string, on: On = db): Promise<Room> {
	if (!isId(id)) throw missing();
	const row = await within(on).selectFrom('stage.room').select(columns).where('id', '=', id).executeTakeFirst();
	if (!row) throw missing();
	return row;
}

/** The rooms on air that have begun or may begin: what they have set must happen although nobody listens. */
export const roomsOnAir = (on: On = db): Promise<Room[]> =>
	within(on)
		.selectFrom('stage.room')
		.select(columns)
		.where('purpose', '=', 'air')
		.where((row) => row.or([row('endedAt', 'is', null), row('endedAt', '>', new Date(Date.now() - LATEST_RESULT_MS))]))
		.execute();

/** A result may still wait for the last ballots of late pictures. */
const LATEST_RESULT_MS = 120_000;

/**
 * Opens a room of a show with the rules that it has: from now on questions can be asked.
 * @returns its id. Throws stage_room_open when one on air has not ended, 404 for an unknown show.
 */
export function openRoom(show: string, purpose: Room['purpose'], now = new Date()): Promise<string> {
	return transaction(async (tx) => {
		const { rules } = await showById(show, tx);
		await within(tx).selectFrom('stage.show').select('id').where('id', '=', show).forUpdate().execute();
		const open = await currentRoom(show, purpose, tx);
		if (open && !open.endedAt && purpose === 'air') throw refused('stage_room_open');
		const id = newId();
		await within(tx).insertInto('stage.room').values({ id, show, purpose, openedAt: now }).execute();
		await append(tx, id, 0, [{ v: 1, at: now.getTime(), kind: 'opened', rules }]);
		return id;
	});
}

/** Throws a rehearsal away with all that was said in it. A room on air stays: it was. */
export async function closeRehearsal(room: string): Promise<void> {
	await within(db).deleteFrom('stage.room').where('id', '=', room).where('purpose', '=', 'rehearsal').execute();
}

/** The log of a room after a version, in order. */
export async function roomLog(room: string, after = 0, on: On = db): Promise<Entry[]> {
	const rows = await within(on)
		.selectFrom('stage.entry')
		.select(['version', 'at', 'body'])
		.where('room', '=', room)
		.where('version', '>', after)
		.orderBy('version')
		.execute();
	return rows.map(({ version, at, body }) => ({ v: version, at: at.getTime(), ...body }) as Entry);
}

const PORTION = 5000;

/** Writes entries that follow each other, by whose order each came, and the version that the room has then. Whoever calls holds the row of the room. */
export async function append(
	tx: Tx,
	room: string,
	version: number,
	entries: readonly Entry[],
	orderedBy: ReadonlyMap<Entry, string> = new Map()
): Promise<void> {
	for (let from = 0; from < entries.length; from += PORTION) {
		const rows = entries.slice(from, from + PORTION).map((entry) => {
			const { v, at, ...body } = entry;
			return {
				room,
				version: v,
				at: new Date(at),
				body: JSON.stringify(body),
				orderedBy: orderedBy.get(entry) ?? null
			};
		});
		await within(tx).insertInto('stage.entry').values(rows).execute();
	}
	const last = version + entries.length;
	await within(tx).updateTable('stage.room').set({ version: last }).where('id', '=', room).execute();
}
