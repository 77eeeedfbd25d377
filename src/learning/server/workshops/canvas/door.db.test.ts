import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { setPublicUrl } from '#kernel/server/place.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { addNote, readNotes } from '../../../workshops/canvas/document.ts';
import { type CanvasMessage, decodeMessage, encodeMessage } from '../../../workshops/canvas/wire.ts';
import { shareCanvas } from './access.ts';
import { canvasOf, makeCanvas } from './canvases.ts';
import { attachCanvases, cutCanvasSockets } from './door.ts';
import { closeCanvases, openCanvases } from './live.ts';
import { keepUpdate } from './updates.ts';

let server: Server;
let url: string;
let canvas: string;
let key: string;

beforeAll(async () => {
	await testDatabase();
	server = createServer((_, response) => response.end()).listen(0);
	await once(server, 'listening');
	url = `http://localhost:${(server.address() as AddressInfo).port}`;
	setPublicUrl(url);
	attachCanvases(server);
	openCanvases();
	const owner = ref('person', newId());
	canvas = await transaction((tx) => makeCanvas(tx, { kind: 'lean', title: 'Essai', owner }));
	key = await transaction((tx) => shareCanvas(tx, canvas));
});

afterAll(async () => {
	cutCanvasSockets();
	await closeCanvases();
	server.close();
});

/** Opens a socket as somebody with a link. @returns what it answers, or how it was refused. */
async function knock(id: string, secret: string, origin = url) {
	const socket = new WebSocket(`${url.replace('http', 'ws')}/live/canvas/${id}?key=${secret}`, { origin });
	socket.binaryType = 'arraybuffer';
	const heard: CanvasMessage[] = [];
	socket.on('message', (data: ArrayBuffer) => heard.push(decodeMessage(new Uint8Array(data)) as CanvasMessage));
	const refused = await new Promise<string | null>((resolve) => {
		socket.on('open', () => resolve(null));
		socket.on('error', ({ message }) => resolve(message));
	});
	return { socket, heard, refused, say: (message: CanvasMessage) => socket.send(encodeMessage(message)) };
}

function noteUpdate(text: string, ballast = 0): Uint8Array {
	const doc = new Y.Doc();
	if (ballast) doc.getText('ballast').insert(0, 'x'.repeat(ballast));
	addNote(doc, 'lean', { id: newId(), block: 'value', text, colour: 'gold', author: null });
	return Y.encodeStateAsUpdate(doc);
}

test('a canvas is not there for whoever has no way in, and other sites’ pages are refused', async () => {
	expect((await knock(canvas, 'wrong')).refused).toContain('404');
	expect((await knock(newId(), key)).refused).toContain('404');
	expect((await knock(canvas, key, 'https://elsewhere.example')).refused).toContain('403');
});

test('a reader hears what is kept and can keep nothing herself', async () => {
	const { say, heard, refused, socket } = await knock(canvas, key);
	expect(refused).toBeNull();
	say({ say: 'have', vector: Y.encodeStateVector(new Y.Doc()) });
	await expect.poll(() => heard.some((one) => one.say === 'may' && one.may === 'read')).toBe(true);
	const writing = await knock(canvas, key);
	writing.say({ say: 'update', number: 1, update: noteUpdate('à ne pas garder') });
	expect((await once(writing.socket, 'close'))[0]).toBe(1008);
	say({ say: 'who' });
	await keepUpdate(canvas, noteUpdate('gardé par un autre programme'));
	// nobody announces it: it is read within five seconds
	const doc = new Y.Doc();
	await expect
		.poll(() => {
			for (const one of heard.splice(0)) if (one.say === 'update') Y.applyUpdate(doc, one.update);
			return readNotes(doc, 'lean').map(({ text }) => text);
		})
		.toEqual(['gardé par un autre programme']);
	expect((await canvasOf(canvas)).notes).toHaveLength(1);
	// each time it may be all that is sent: a page asks rarely
	for (let turn = 0; turn < 6; turn++) say({ say: 'have', vector: Y.encodeStateVector(doc) });
	expect((await once(socket, 'close'))[0]).toBe(1008);
});

test('a canvas that is nearly as heavy as it may be is opened all the same', async () => {
	const owner = ref('person', newId());
	const heavy = await transaction((tx) => makeCanvas(tx, { kind: 'lean', title: 'Lourd', owner }));
	expect(await keepUpdate(heavy, noteUpdate('x'.repeat(200), 3_500_000))).toBe(1);
	const { say, heard } = await knock(heavy, await transaction((tx) => shareCanvas(tx, heavy)));
	say({ say: 'have', vector: Y.encodeStateVector(new Y.Doc()) });
	await expect.poll(() => heard.some((one) => one.say === 'have')).toBe(true);
	const first = heard.find((one) => one.say === 'update');
	const doc = new Y.Doc();
	Y.applyUpdate(doc, first?.update ?? new Uint8Array());
	expect(readNotes(doc, 'lean')).toHaveLength(1);
});

test('whoever has the link fills the places of the link, and one more is told to come later', async () => {
	const owner = ref('person', newId());
	const shown = await transaction((tx) => makeCanvas(tx, { kind: 'lean', title: 'Vu', owner }));
	const secret = await transaction((tx) => shareCanvas(tx, shown));
	const readers = await Promise.all(Array.from({ length: 100 }, () => knock(shown, secret)));
	expect(readers.every(({ refused }) => refused === null)).toBe(true);
	expect((await knock(shown, secret)).refused).toContain('503');
	for (const { socket } of readers) socket.terminate();
});

test('what is no message ends the socket and nothing else', async () => {
	const witness = await knock(canvas, key);
	for (const bytes of [
		new Uint8Array([99]),
		new Uint8Array([1, 1, 200, 7]),
		new Uint8Array([1, 0, 3, 255, 255, 255])
	]) {
		const { socket } = await knock(canvas, key);
		socket.send(bytes);
		const [code] = await once(socket, 'close');
		expect(code).toBe(1008);
	}
	const { socket } = await knock(canvas, key);
	for (let nth = 0; nth < 200; nth++) socket.send(encodeMessage({ say: 'who' }));
	expect((await once(socket, 'close'))[0]).toBe(1008);
	await pause(50);
	expect(witness.socket.readyState).toBe(WebSocket.OPEN);
});
