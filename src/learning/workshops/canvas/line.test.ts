import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { addNote, readNotes, removeNote } from './document.ts';
import { CanvasLine, type Socket } from './line.ts';
import { type CanvasMessage, type CanvasRight, decodeMessage, encodeMessage } from './wire.ts';

const note = (doc: Y.Doc, id: string): void =>
	addNote(doc, 'lean', { id, block: 'value', text: id, colour: 'gold', author: null });

/** A page's line, and a hub that answers as the real one does and takes what it may. */
function newLine(doc = new Y.Doc()) {
	const hub = {
		doc: new Y.Doc(),
		may: 'write' as CanvasRight,
		full: false,
		heard: [] as CanvasMessage[],
		online: true
	};
	let socket: Socket | null = null;
	const tell = (message: CanvasMessage): void =>
		socket?.onmessage?.({ data: encodeMessage(message).slice().buffer } as never);
	const hear = (message: CanvasMessage): void => {
		hub.heard.push(message);
		if (message.say === 'have') {
			tell({ say: 'may', may: hub.may });
			tell({ say: 'update', number: 0, update: Y.encodeStateAsUpdate(hub.doc, message.vector) });
			tell({ say: 'have', vector: Y.encodeStateVector(hub.doc) });
		} else if (message.say === 'update') {
			const refused = hub.full && Y.decodeUpdate(message.update).structs.length > 0;
			if (!refused) Y.applyUpdate(hub.doc, message.update);
			tell(refused ? { say: 'may', may: 'full' } : { say: 'kept', number: message.number });
		}
	};
	const open = (): Socket => {
		const made: Socket = {
			...{ binaryType: '', onopen: null, onclose: null, onerror: null, onmessage: null },
			readyState: hub.online ? 1 : 3,
			send: (data) => hear(decodeMessage(data) as CanvasMessage),
			close: () => undefined
		};
		socket = made;
		setTimeout(() => (hub.online ? made.onopen : made.onclose)?.({} as never), 1);
		return made;
	};
	const line = new CanvasLine(doc, { open });
	const lose = (): void => {
		hub.online = false;
		line.cut();
	};
	const back = async (): Promise<void> => {
		hub.online = true;
		await vi.advanceTimersByTimeAsync(15_000);
	};
	return { doc, hub, line, lose, back };
}

const updates = (heard: readonly CanvasMessage[]): number => heard.filter(({ say }) => say === 'update').length;

afterEach(() => void vi.useRealTimers());

test('what was written offline on a canvas that was closed meanwhile waits, and is sent once it is open again', async () => {
	vi.useFakeTimers();
	const { doc, hub, line, lose, back } = newLine();
	await vi.advanceTimersByTimeAsync(50);
	lose();
	note(doc, 'a');
	expect(line.state).toMatchObject({ there: false, waiting: true });
	hub.may = 'read';
	await back();
	expect(line.state).toEqual({ there: true, may: 'read', waiting: true });
	note(doc, 'b');
	await vi.advanceTimersByTimeAsync(50);
	expect(updates(hub.heard)).toBe(0);
	lose();
	hub.may = 'write';
	await back();
	expect(line.state).toEqual({ there: true, may: 'write', waiting: false });
	expect(readNotes(hub.doc, 'lean')).toHaveLength(2);
	line.end();
});

test('what a browser had kept and the hub never got waits too, also what was only taken away', async () => {
	vi.useFakeTimers();
	const kept = new Y.Doc();
	const { hub, line } = newLine(kept);
	note(hub.doc, 'a');
	Y.applyUpdate(kept, Y.encodeStateAsUpdate(hub.doc), 'store');
	removeNote(kept, 'a');
	hub.may = 'read';
	await vi.advanceTimersByTimeAsync(50);
	expect(line.state).toEqual({ there: true, may: 'read', waiting: true });
	line.end();
});

test('to open a canvas writes nothing on it, though much was taken away from it', async () => {
	vi.useFakeTimers();
	const { hub, line, lose, back } = newLine();
	for (const id of ['a', 'b', 'c']) note(hub.doc, id);
	removeNote(hub.doc, 'b');
	await vi.advanceTimersByTimeAsync(50);
	lose();
	await back();
	expect(line.state).toEqual({ there: true, may: 'write', waiting: false });
	expect(updates(hub.heard)).toBe(0);
	line.end();
});

test('what a full canvas refused waits, notes are taken away from it, and then it is sent again', async () => {
	vi.useFakeTimers();
	const { doc, hub, line } = newLine();
	note(hub.doc, 'old');
	hub.full = true;
	await vi.advanceTimersByTimeAsync(50);
	note(doc, 'new');
	await vi.advanceTimersByTimeAsync(50);
	expect(line.state).toEqual({ there: true, may: 'full', waiting: true });
	removeNote(doc, 'old');
	await vi.advanceTimersByTimeAsync(50);
	expect(readNotes(hub.doc, 'lean')).toEqual([]);
	expect(line.state).toEqual({ there: true, may: 'full', waiting: true });
	hub.full = false;
	await vi.advanceTimersByTimeAsync(5000);
	expect(line.state).toEqual({ there: true, may: 'write', waiting: false });
	expect(readNotes(hub.doc, 'lean').map(({ id }) => id)).toEqual(['new']);
	line.end();
});
