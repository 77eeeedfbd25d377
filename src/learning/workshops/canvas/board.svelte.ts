import * as Y from 'yjs';
import { newId } from '#kernel/id.ts';
import {
	addNote,
	colourNote,
	moveNote,
	type Note,
	notesIn,
	OWN,
	placeNote,
	readNotes,
	removeNote,
	textOf,
	voteFor,
	writeText
} from './document.ts';
import type { BlockId, CanvasKind, NoteColour } from './kinds.ts';
import { CanvasLine, type LineState } from './line.ts';

/** Who else is on the canvas, and the note that she is in. */
export type Present = Readonly<{ id: number; author: string; note: string | null }>;

type Given = Readonly<{
	id: string;
	kind: CanvasKind;
	notes: readonly Note[];
	author: string | null;
	names: Readonly<Record<string, string>>;
	key: string | null;
}>;

const PATIENCE_MS = 5000;

/** A canvas in the browser: the document, its line to the hub, what is kept here while the line is cut, and one's own undo. */
export class CanvasBoard {
	readonly kind: CanvasKind;
	readonly author: string | null;
	readonly doc = new Y.Doc();
	readonly #given: Given;
	notes = $state.raw<readonly Note[]>([]);
	names = $state.raw<Readonly<Record<string, string>>>({});
	line = $state.raw<LineState>({ there: false, may: null, waiting: false });
	others = $state.raw<readonly Present[]>([]);
	/** Once everything of the hub has come for the first time. */
	begun = $state(false);
	/** While the hub is asked for the first time; it may be out of reach. */
	joining = $state(false);
	canUndo = $state(false);
	canRedo = $state(false);
	/** The note that was just made, to be written into. */
	fresh = $state<string | null>(null);
	#line: CanvasLine | null = null;
	#undo: Y.UndoManager | null = null;
	/** Until what the store held is put away. */
	#parting: Promise<void> = Promise.resolve();
	#store: { clearData(): Promise<void>; destroy(): Promise<void> } | null = null;
	#note: string | null = null;
	#asked = new Set<string>();

	constructor(given: Given) {
		this.#given = given;
		this.kind = given.kind;
		this.author = given.author;
		this.notes = given.notes;
		this.names = given.names;
	}

	get writable(): boolean {
		const { may } = this.line;
		// from a full canvas notes are still taken away
		return this.begun && (may === 'write' || may === 'full') && this.author !== null;
	}

	/** Opens the line. @returns how to close it. */
	start(): () => void {
		const { id, key } = this.#given;
		const query = key ? `?key=${encodeURIComponent(key)}` : '';
		const address = `${location.origin.replace(/^http/, 'ws')}/live/canvas/${id}${query}`;
		const read = (): void => this.#read();
		this.#undo = new Y.UndoManager(notesIn(this.doc), { trackedOrigins: new Set([OWN]), captureTimeout: 800 });
		const stack = (): void => {
			this.canUndo = this.#undo?.canUndo() ?? false;
			this.canRedo = this.#undo?.canRedo() ?? false;
		};
		for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
			this.#undo.on(event, stack);
		notesIn(this.doc).observeDeep(read);
		let ended = false;
		this.joining = true;
		const patience = setTimeout(() => (this.joining = false), PATIENCE_MS);
		void this.#keepHere().then(() => {
			if (ended) return;
			this.#line = new CanvasLine(this.doc, {
				open: () => new WebSocket(address),
				onState: (state) => this.#become(state),
				onNames: (names) => {
					this.names = names;
				}
			});
			this.#line.presence.on('change', () => this.#meet());
			if (this.author) this.#line.presence.setLocalState({ author: this.author, note: null });
		});
		const back = (): void => this.#line?.retry();
		const leave = (): void => this.#letGo();
		// the browser kept the page as it was and shows it again
		const again = ({ persisted }: PageTransitionEvent): void => {
			if (persisted) void this.#keepHere().then(back);
		};
		addEventListener('online', back);
		addEventListener('pageshow', again);
		addEventListener('pagehide', leave);
		return () => {
			ended = true;
			clearTimeout(patience);
			removeEventListener('online', back);
			removeEventListener('pageshow', again);
			removeEventListener('pagehide', leave);
			this.#end();
		};
	}

	/**
	 * Keeps what is done in this browser until the hub has it, also when the page is closed: under the author's own name, so that on a shared tablet
	 * nobody sends what another wrote.
	 */
	async #keepHere(): Promise<void> {
		if (!this.author || this.#store) return;
		const { IndexeddbPersistence } = await import('y-indexeddb');
		await this.#parting;
		const store = new IndexeddbPersistence(`canvas:${this.#given.id}:${this.author}`, this.doc);
		this.#store = store;
		await Promise.race([store.whenSynced, new Promise((resolve) => setTimeout(resolve, 1500))]).catch(() => undefined);
	}

	/** What the hub has is not left behind in a browser that others may use. */
	#letGo(): void {
		const kept = this.line.there && !this.line.waiting;
		const parting = kept ? this.#store?.clearData() : this.#store?.destroy();
		if (parting) this.#parting = parting.catch(() => undefined);
		this.#store = null;
	}

	#end(): void {
		this.#letGo();
		this.#line?.end();
		this.#undo?.destroy();
		this.doc.destroy();
	}

	#become(state: LineState): void {
		this.line = state;
		if (!state.there || this.begun) return;
		this.begun = true;
		this.joining = false;
		this.#read();
	}

	#read(): void {
		// before the hub has spoken the page keeps what it was sent with
		if (!this.begun) return;
		this.notes = readNotes(this.doc, this.kind);
		this.#know(this.notes.flatMap(({ author }) => author ?? []));
	}

	/** Asks once for the name of each author that is not known. */
	#know(authors: readonly string[]): void {
		const unknown = authors.filter((author) => !(author in this.names) && !this.#asked.has(author));
		if (!unknown.length || this.line.may !== 'write') return;
		for (const author of unknown) this.#asked.add(author);
		this.#line?.askNames();
	}

	#meet(): void {
		const states = [...(this.#line?.presence.getStates() ?? [])];
		this.others = states.flatMap(([id, { author, note }]) =>
			id === this.doc.clientID || typeof author !== 'string'
				? []
				: [{ id, author, note: typeof note === 'string' ? note : null }]
		);
		this.#know(this.others.map(({ author }) => author));
	}

	/** Says in which note one is; null: in none. */
	enter(note: string | null): void {
		if (note === this.#note || !this.author) return;
		this.#note = note;
		this.#line?.presence.setLocalState({ author: this.author, note });
	}

	add(block: BlockId, colour: NoteColour, place?: Readonly<{ x: number; y: number }>): void {
		const id = newId();
		this.#apart();
		addNote(this.doc, this.kind, { id, block, text: '', colour, author: this.author, ...place });
		this.fresh = id;
	}

	textOf(id: string): Y.Text | null {
		return textOf(this.doc, id);
	}

	write(id: string, text: string): void {
		writeText(this.doc, id, text);
	}

	move(id: string, block: BlockId, before?: string): void {
		this.#apart();
		moveNote(this.doc, this.kind, id, block, before);
	}

	/** One place earlier or later in its block. */
	step(note: Note, by: -1 | 1): void {
		const there = this.notes.filter(({ block }) => block === note.block);
		const at = there.findIndex(({ id }) => id === note.id);
		const before = by < 0 ? there[at - 1] : there[at + 2];
		if (by < 0 ? at > 0 : at < there.length - 1) this.move(note.id, note.block, before?.id);
	}

	place(id: string, x: number, y: number): void {
		this.#apart();
		placeNote(this.doc, id, x, y);
	}

	colour(id: string, colour: NoteColour): void {
		this.#apart();
		colourNote(this.doc, id, colour);
	}

	vote(id: string): void {
		this.#apart();
		if (this.author) voteFor(this.doc, id, this.author);
	}

	remove(id: string): void {
		this.#apart();
		removeNote(this.doc, id);
	}

	/** What is typed in one go is undone in one go; anything else by itself. */
	#apart(): void {
		this.#undo?.stopCapturing();
	}

	undo(): void {
		this.#undo?.undo();
	}

	redo(): void {
		this.#undo?.redo();
	}
}
