import * as Y from 'yjs';
import { missing } from '#kernel/errors.ts';
import type { Ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { type Canonical, canonical } from '../../../workshops/canvas/canonical.ts';
import { type Note, readNotes } from '../../../workshops/canvas/document.ts';
import type { CanvasKind } from '../../../workshops/canvas/kinds.ts';
import { type On, within } from '../tables.ts';
import type { Canvas } from './access.ts';
import { announceCanvas } from './live.ts';
import { documentOf } from './updates.ts';

const columns = ['id', 'kind', 'title', 'ownerKind', 'owner', 'closedAt', 'updatedAt'] as const;

/** Makes an empty canvas. @param owner whose it is: a team, later a person's dossier. @returns its id. */
export async function makeCanvas(
	tx: Tx,
	{ kind, title, owner }: Readonly<{ kind: CanvasKind; title: string; owner: Ref }>,
	doc?: Y.Doc
): Promise<string> {
	const id = newId();
	const state = doc ? Buffer.from(Y.encodeStateAsUpdate(doc)) : null;
	await within(tx)
		.insertInto('learning.canvas')
		.values({ id, kind, title, ownerKind: owner.kind, owner: owner.id })
		.execute();
	if (state) await fillCanvas(tx, id, state);
	return id;
}

/** Puts a whole document on a canvas that is empty. */
export async function fillCanvas(tx: Tx, canvas: string, state: Uint8Array): Promise<void> {
	const kept = { state: Buffer.from(state), stateVersion: 1, version: 1, bytes: state.length };
	await within(tx).updateTable('learning.canvas').set(kept).where('id', '=', canvas).where('version', '=', 0).execute();
}

/** The canvases of some owners, by their owner's id. */
export async function canvasesOf(
	ownerKind: string,
	owners: readonly string[],
	on: On = db
): Promise<Map<string, string>> {
	const rows = await within(on)
		.selectFrom('learning.canvas')
		.select(['id', 'owner'])
		.where('ownerKind', '=', ownerKind)
		.where((row) => row('owner', '=', row.fn.any(row.val([...owners]))))
		.execute();
	return new Map(rows.map(({ id, owner }) => [owner, id]));
}

/** Removes a canvas on which nobody wrote. @returns false for one that somebody wrote on: it stays. */
export async function dropCanvas(tx: Tx, canvas: string): Promise<boolean> {
	const gone = await within(tx)
		.deleteFrom('learning.canvas')
		.where('id', '=', canvas)
		.where('version', '=', 0)
		.returning('id')
		.executeTakeFirst();
	return gone !== undefined;
}

/** Removes a canvas with all that was written on it; whoever has it before her is told that it is gone. Whoever calls has checked whose it is. */
export async function removeCanvas(tx: Tx, canvas: string): Promise<void> {
	await within(tx).deleteFrom('learning.canvas').where('id', '=', canvas).execute();
	await announceCanvas(tx, canvas);
}

/** Closes the canvases of some owners, or opens them again; whoever has one before her is told at once. */
export async function closeCanvasesOf(
	tx: Tx,
	ownerKind: string,
	owners: readonly string[],
	closed: boolean
): Promise<void> {
	const rows = await within(tx)
		.updateTable('learning.canvas')
		.set({ closedAt: closed ? new Date() : null })
		.where('ownerKind', '=', ownerKind)
		.where((row) => row('owner', '=', row.fn.any(row.val([...owners]))))
		.returning('id')
		.execute();
	for (const { id } of rows) await announceCanvas(tx, id);
}

/**
 * A canvas as the database has it, with its notes and as it is exported (authors by their ids). Whoever calls has checked who may see it.
 * @throws 404 when there is none.
 */
export async function canvasOf(
	id: string,
	on: On = db
): Promise<{ canvas: Canvas; notes: Note[]; canonical: Canonical }> {
	const { kind, doc } = await documentOf(id, on);
	const canvas = await within(on).selectFrom('learning.canvas').select(columns).where('id', '=', id).executeTakeFirst();
	if (!canvas) throw missing();
	const notes = readNotes(doc, kind);
	doc.destroy();
	return { canvas, notes, canonical: canonical(kind, notes) };
}
