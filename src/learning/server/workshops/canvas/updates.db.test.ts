import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { addNote, readNotes } from '../../../workshops/canvas/document.ts';
import { closeCanvasesOf, makeCanvas } from './canvases.ts';
import { exportCanvas } from './exports.ts';
import { documentOf, foldUpdates, keepUpdate, newsOf } from './updates.ts';

beforeAll(async () => {
	await testDatabase();
});

async function made(): Promise<{ canvas: string; owner: string }> {
	const owner = newId();
	const about = { kind: 'lean', title: 'Essai', owner: ref('person', owner) } as const;
	return { canvas: await transaction((tx) => makeCanvas(tx, about)), owner };
}

/** An update that adds one note to an empty document. */
function noteUpdate(id: string): Uint8Array {
	const doc = new Y.Doc();
	addNote(doc, 'lean', { id, block: 'value', text: id, colour: 'gold', author: null });
	return Y.encodeStateAsUpdate(doc);
}

test('versions have no gap though many write at once, and folding at the same time loses nothing', async () => {
	const { canvas } = await made();
	const ids = Array.from({ length: 60 }, (_, nth) => `n${nth}`);
	const folding = (async () => {
		for (let turn = 0; turn < 6; turn++) {
			const { doc, news } = await documentOf(canvas);
			await foldUpdates(canvas, news.version, doc);
		}
	})();
	const versions = await Promise.all(ids.map((id) => keepUpdate(canvas, noteUpdate(id))));
	await folding;
	expect(versions.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(ids.map((_, nth) => nth + 1));
	const { doc } = await documentOf(canvas);
	expect(
		readNotes(doc, 'lean')
			.map(({ id }) => id)
			.sort()
	).toEqual(ids.toSorted());
});

test('whoever is behind what was folded gets the whole, and whoever is not only what is new', async () => {
	const { canvas } = await made();
	for (const id of ['a', 'b', 'c']) await keepUpdate(canvas, noteUpdate(id));
	const { doc } = await documentOf(canvas);
	await foldUpdates(canvas, 3, doc);
	await keepUpdate(canvas, noteUpdate('d'));
	expect((await newsOf(canvas, 0)).updates).toHaveLength(2);
	expect((await newsOf(canvas, 3)).updates).toHaveLength(1);
	expect((await newsOf(canvas, 4)).updates).toHaveLength(0);
	const { rows } = await sql<{ count: number }>`select count(*)::int as count from learning.canvas_update
		where canvas = ${canvas}`.execute(db);
	expect(rows[0]?.count).toBe(1);
});

test('a closed canvas and a full one keep nothing more', async () => {
	const { canvas, owner } = await made();
	expect(await keepUpdate(canvas, noteUpdate('a'))).toBe(1);
	await transaction((tx) => closeCanvasesOf(tx, 'person', [owner], true));
	expect(await keepUpdate(canvas, noteUpdate('b'))).toBeNull();
	await transaction((tx) => closeCanvasesOf(tx, 'person', [owner], false));
	await sql`update learning.canvas set bytes = 4194300 where id = ${canvas}`.execute(db);
	expect(await keepUpdate(canvas, noteUpdate('c'))).toBeNull();
});

test('a canvas is exported the same twice, as JSON, as a picture and on one page', async () => {
	const { canvas } = await made();
	await keepUpdate(canvas, noteUpdate('Une idée à « Mons » 🚀'));
	const { doc, kind } = await documentOf(canvas);
	const drawn = {
		kind,
		title: 'Équipe',
		under: 'Lean',
		notes: readNotes(doc, kind),
		names: {},
		locale: 'fr'
	} as const;
	const json = [await exportCanvas('json', drawn), await exportCanvas('json', drawn)].map(({ body }) =>
		Buffer.from(body).toString()
	);
	expect(json[0]).toBe(json[1]);
	expect(JSON.parse(json[0] ?? '').blocks).toHaveLength(9);
	expect(Buffer.from((await exportCanvas('png', drawn)).body.subarray(1, 4)).toString()).toBe('PNG');
	expect(Buffer.from((await exportCanvas('pdf', drawn)).body.subarray(0, 5)).toString()).toBe('%PDF-');
});
