import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { addNote, readNotes, removeNote } from '../../../workshops/canvas/document.ts';
import { type CanvasMessage, decodeMessage } from '../../../workshops/canvas/wire.ts';
import { canvasOf, makeCanvas } from './canvases.ts';
import {
	closeCanvases,
	type Ear,
	type LiveCanvas,
	liveCanvas,
	meet,
	openCanvases,
	partWith,
	take,
	takePresence
} from './live.ts';
import { newsOf } from './updates.ts';

beforeAll(async () => {
	await testDatabase();
	openCanvases();
});
afterEach(() => void vi.useRealTimers());
afterAll(closeCanvases);

const newCanvas = () => {
	const about = { kind: 'lean', title: 'Essai', owner: ref('person', newId()) } as const;
	return transaction((tx) => makeCanvas(tx, about));
};

function newEar() {
	const heard: CanvasMessage[] = [];
	const ear: Ear = {
		tell: (frame) => void heard.push(decodeMessage(frame) as CanvasMessage),
		leave: () => undefined,
		...{ may: 'write', names: true, present: null }
	};
	return { ear, heard };
}

async function there(canvas: string) {
	const live = await liveCanvas(canvas);
	const made = newEar();
	expect(meet(live, made.ear)).toBe(true);
	return { live, ...made };
}

let number = 0;
/** Does what a page sends. @returns what is answered. */
async function send({ live, ear, heard }: { live: LiveCanvas } & ReturnType<typeof newEar>, update: Uint8Array) {
	heard.length = 0;
	number += 1;
	take(live, ear, number, update);
	const answer = () => heard.find((one) => one.say === 'kept' || one.say === 'may');
	await expect.poll(answer).toBeTruthy();
	return answer();
}

const noted = (id: string): Y.Doc => {
	const doc = new Y.Doc();
	addNote(doc, 'lean', { id, block: 'value', text: id, colour: 'gold', author: null });
	return doc;
};

test('a canvas that was let go is not taken from those who opened it again', async () => {
	const canvas = await newCanvas();
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	const first = await there(canvas);
	partWith(first.live, first.ear);
	await vi.advanceTimersByTimeAsync(10_000);
	meet(first.live, first.ear);
	await vi.advanceTimersByTimeAsync(15_000);
	expect(first.live.gone).toBe(false);
	partWith(first.live, first.ear);
	await vi.advanceTimersByTimeAsync(21_000);
	vi.useRealTimers();
	await expect.poll(() => first.live.gone).toBe(true);
	const second = await there(canvas);
	expect(second.live).not.toBe(first.live);
	// a socket of before whose end comes late
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	partWith(first.live, first.ear);
	await vi.advanceTimersByTimeAsync(21_000);
	vi.useRealTimers();
	expect(await liveCanvas(canvas)).toBe(second.live);
	expect(second.live.gone).toBe(false);
});

test('a canvas that nobody came to is let go', async () => {
	const canvas = await newCanvas();
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	const live = await liveCanvas(canvas);
	await vi.advanceTimersByTimeAsync(21_000);
	vi.useRealTimers();
	await expect.poll(() => live.gone).toBe(true);
});

test('what says nothing new is acknowledged and not written', async () => {
	const page = await there(await newCanvas());
	const doc = noted('a');
	expect(await send(page, Y.encodeStateAsUpdate(doc))).toEqual({ say: 'kept', number });
	removeNote(doc, 'a');
	expect(await send(page, Y.encodeStateAsUpdate(doc))).toEqual({ say: 'kept', number });
	expect((await newsOf(page.live.id, 0)).version).toBe(2);
	// as a page says that was opened again
	for (let turn = 0; turn < 3; turn++)
		expect(await send(page, Y.encodeStateAsUpdate(doc))).toEqual({ say: 'kept', number });
	expect((await newsOf(page.live.id, 0)).version).toBe(2);
});

test('on a full canvas notes are taken away, and others then have room', async () => {
	const page = await there(await newCanvas());
	const doc = noted('a');
	const ballast = doc.getText('ballast');
	ballast.insert(0, 'x'.repeat(4_150_000));
	expect(await send(page, Y.encodeStateAsUpdate(doc))).toMatchObject({ say: 'kept' });
	const more = noted('b');
	more.getText('ballast').insert(0, 'y'.repeat(60_000));
	expect(await send(page, Y.encodeStateAsUpdate(more))).toEqual({ say: 'may', may: 'full' });
	const before = Y.encodeStateVector(doc);
	ballast.delete(0, 4_000_000);
	expect(await send(page, Y.encodeStateAsUpdate(doc, before))).toEqual({ say: 'kept', number });
	expect(await send(page, Y.encodeStateAsUpdate(more))).toEqual({ say: 'kept', number });
	expect((await canvasOf(page.live.id)).notes.map(({ id }) => id).sort()).toEqual(['a', 'b']);
	expect(readNotes(page.live.doc, 'lean')).toHaveLength(2);
	const { rows } = await sql<{ bytes: number }>`select bytes from learning.canvas where id = ${page.live.id}`.execute(
		db
	);
	expect(rows[0]?.bytes).toBeLessThan(1_000_000);
});

test('each page is present once, and whoever is gone is forgotten', async () => {
	const { live, ear } = await there(await newCanvas());
	const [one, other] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())];
	for (const presence of [one, other]) presence.setLocalState({ author: 'a', note: null });
	const updateOf = (presence: Awareness) => encodeAwarenessUpdate(presence, [presence.clientID]);
	expect(takePresence(live, ear, updateOf(one))).toBe(true);
	expect(takePresence(live, ear, updateOf(other))).toBe(false);
	expect([...live.presence.getStates().keys()]).toEqual([one.clientID]);
	// she came back by another socket before the first was known to be lost
	const again = newEar();
	meet(live, again.ear);
	one.setLocalState({ author: 'a', note: 'n' });
	expect(takePresence(live, again.ear, updateOf(one))).toBe(true);
	partWith(live, ear);
	expect(live.presence.getStates().size).toBe(1);
	partWith(live, again.ear);
	expect(live.presence.getStates().size).toBe(0);
	expect(live.presence.meta.has(one.clientID)).toBe(false);
	for (const presence of [one, other]) presence.destroy();
});
