import WebSocket from 'ws';
import * as Y from 'yjs';
import { newId } from '#kernel/id.ts';
import {
	addNote,
	blocksOf,
	CanvasLine,
	moveNote,
	notesIn,
	readNotes,
	type Socket,
	textOf,
	voteFor,
	writeText
} from '#learning';

/** Somebody who edits a canvas with the very code of the page, through a socket of her own. */
export type Writer = Readonly<{
	doc: Y.Doc;
	line: CanvasLine;
	/** Does one thing to the canvas: a note, a few letters in one, a move or a vote. */
	act(): void;
	/** Cuts her socket as a lost network does, and lets no other be opened until `back`. */
	lose(): void;
	back(): void;
	/** The marks that she wrote, each into a note, and that the hub said it has. */
	acknowledged(): ReadonlyMap<string, string>;
	/** How long after they were written she saw the notes of others, in milliseconds. */
	seen: number[];
	end(): void;
}>;

type Given = Readonly<{
	canvas: string;
	cookie: string;
	author: string;
	/** The address of a node that answers: what stands before the nodes chooses. */
	reach: () => string;
	/** When each note was written, by its id. */
	written: Map<string, number>;
	/** Whether what is seen is measured. */
	measured: () => boolean;
}>;

const kind = 'lean';
const blocks = blocksOf(kind);
const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(Math.random() * all.length)];

/** A socket that never opens: there is no network. */
function nowhere(): Socket {
	const none: Socket = {
		...{ binaryType: 'arraybuffer', readyState: 3, send: () => undefined, close: () => undefined },
		...{ onopen: null, onclose: null, onerror: null, onmessage: null }
	};
	setTimeout(() => none.onclose?.({} as never), 5);
	return none;
}

export function writer({ canvas, cookie, author, reach, written, measured }: Given): Writer {
	const doc = new Y.Doc();
	let online = true;
	let socket: WebSocket | null = null;
	const unsure = new Map<string, string>();
	const sure = new Map<string, string>();
	const open = (): Socket => {
		if (!online) return nowhere();
		const url = reach();
		const address = `${url.replace('http', 'ws')}/live/canvas/${canvas}`;
		socket = new WebSocket(address, { headers: { cookie }, origin: url, perMessageDeflate: false });
		return socket as unknown as Socket;
	};
	const line = new CanvasLine(doc, {
		open,
		onState: ({ waiting }) => {
			if (waiting) return;
			for (const [mark, note] of unsure) sure.set(mark, note);
			unsure.clear();
		}
	});
	const seen: number[] = [];
	notesIn(doc).observe(({ keysChanged, transaction }) => {
		if (transaction.origin !== line || !measured()) return;
		for (const id of keysChanged) if (written.has(id)) seen.push(Date.now() - (written.get(id) ?? 0));
	});
	const mark = (): string => `‹${newId().slice(-12)}›`;
	return {
		...{ doc, line, seen },
		act() {
			const notes = readNotes(doc, kind);
			const note = pick(notes);
			const chance = Math.random();
			const block = pick(blocks) ?? 'value';
			if (!note || chance < 0.4) {
				const made = { id: newId(), block, text: mark(), colour: 'gold', author } as const;
				unsure.set(made.text, made.id);
				written.set(made.id, Date.now());
				addNote(doc, kind, made);
			} else if (chance < 0.8) {
				const added = mark();
				const text = textOf(doc, note.id)?.toString() ?? '';
				// longer than what a page lets one type: then the others add
				if (text.length > 250) return;
				unsure.set(added, note.id);
				writeText(doc, note.id, chance < 0.6 ? text + added : added + text);
			} else if (chance < 0.9) moveNote(doc, kind, note.id, block);
			else voteFor(doc, note.id, author);
		},
		lose() {
			online = false;
			socket?.terminate();
		},
		back() {
			online = true;
			line.retry();
		},
		acknowledged: () => sure,
		end() {
			line.end();
			doc.destroy();
		}
	};
}
