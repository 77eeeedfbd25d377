import * as Y from 'yjs';
import { missing, refused } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { type Note, readNotes } from '../../../workshops/canvas/document.ts';
import type { CanvasKind } from '../../../workshops/canvas/kinds.ts';
import { type On, within } from '../tables.ts';
import { documentOf } from './updates.ts';

/** How a canvas was when somebody named it. */
export type CanvasVersion = Readonly<{ id: string; name: string; madeBy: string | null; madeAt: Date }>;

const MOST = 50;
const TWICE_MS = 10_000;

/** Keeps how a canvas is now under a name. @throws workshops_versions_many. */
export async function keepVersion(tx: Tx, canvas: string, name: string, madeBy: string | null): Promise<string> {
	const there = await versionsOf(canvas, tx);
	const [last] = there;
	// pressed twice
	if (last?.name === name && Date.now() - last.madeAt.getTime() < TWICE_MS) return last.id;
	if (there.length >= MOST) throw refused('workshops_versions_many', { most: MOST });
	const { doc } = await documentOf(canvas, tx);
	const id = newId();
	const state = Buffer.from(Y.encodeStateAsUpdate(doc));
	await within(tx).insertInto('learning.canvasVersion').values({ id, canvas, name, state, madeBy }).execute();
	return id;
}

/** The named versions of a canvas, the newest first. */
export const versionsOf = (canvas: string, on: On = db): Promise<CanvasVersion[]> =>
	within(on)
		.selectFrom('learning.canvasVersion')
		.select(['id', 'name', 'madeBy', 'madeAt'])
		.where('canvas', '=', canvas)
		.orderBy('madeAt', 'desc')
		.orderBy('id', 'desc')
		.execute();

/** Forgets a named version; one that is not there, or not of this canvas, is nothing to forget. */
export async function removeVersion(tx: Tx, canvas: string, version: string): Promise<void> {
	if (!isId(version)) return;
	await within(tx)
		.deleteFrom('learning.canvasVersion')
		.where('canvas', '=', canvas)
		.where('id', '=', version)
		.execute();
}

/** The notes of a canvas as they were in a version. @throws 404 for one that is not this canvas's. */
export async function notesOfVersion(
	canvas: string,
	kind: CanvasKind,
	version: string,
	on: On = db
): Promise<{ version: CanvasVersion; notes: Note[] }> {
	const row = isId(version)
		? await within(on)
				.selectFrom('learning.canvasVersion')
				.select(['id', 'name', 'madeBy', 'madeAt', 'state'])
				.where('canvas', '=', canvas)
				.where('id', '=', version)
				.executeTakeFirst()
		: undefined;
	if (!row) throw missing();
	const { state, ...kept } = row;
	const doc = new Y.Doc();
	Y.applyUpdate(doc, state);
	return { version: kept, notes: readNotes(doc, kind) };
}
