import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { type CanvasMessage, type CanvasRight, decodeMessage, encodeMessage, MOST_BYTES } from './wire.ts';

/** What a page knows of its line to the hub. */
export type LineState = Readonly<{
	/** Whether the hub is heard, and all it knows has come. */
	there: boolean;
	may: CanvasRight | null;
	/** Whether something of ours is not in the hub's database, be it that it may not be written there. */
	waiting: boolean;
}>;

/** As much of a WebSocket as is used: a browser's, or that of `ws`. */
export type Socket = {
	binaryType: string;
	readonly readyState: number;
	send(data: Uint8Array<ArrayBuffer>): void;
	close(): void;
	onopen: ((event: never) => void) | null;
	onclose: ((event: never) => void) | null;
	onerror: ((event: never) => void) | null;
	onmessage: ((event: never) => void) | null;
};

type Told = Readonly<{
	open: () => Socket;
	onState?: (state: LineState) => void;
	onNames?: (names: Readonly<Record<string, string>>) => void;
}>;

const GATHER_MS = 20;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8000;
const SILENCE_MS = 45_000;
const OPEN = 1;
/** After a canvas was full, before asking whether there is room again. */
const FULL_PAUSE_MS = 3000;

/**
 * Keeps a document the same as the hub's for as long as it lives: what is edited while the line is cut is sent when it is back, and what others did
 * comes then. Nothing here needs a browser.
 */
export class CanvasLine {
	readonly doc: Y.Doc;
	readonly presence: Awareness;
	readonly #told: Told;
	#socket: Socket | null = null;
	#state: LineState = { there: false, may: null, waiting: false };
	#gathered: Uint8Array[] = [];
	#sent = 0;
	#kept = 0;
	/** Something of ours was refused, or could not be sent. */
	#refused = false;
	#asking = false;
	/** The latest update of the hub's: when it is asked, it holds all that was ever taken away. */
	#answered: Uint8Array | null = null;
	#pause = FIRST_PAUSE_MS;
	#heardAt = 0;
	#ended = false;
	#timers = new Set<ReturnType<typeof setTimeout>>();

	constructor(doc: Y.Doc, told: Told) {
		this.doc = doc;
		this.presence = new Awareness(doc);
		this.#told = told;
		doc.on('update', this.#onUpdate);
		this.presence.on('update', this.#onPresence);
		this.#open();
		this.#watch();
	}

	get state(): LineState {
		return this.#state;
	}

	/** Opens at once: the browser says that it is online again. */
	retry(): void {
		if (this.#socket || this.#ended) return;
		this.#pause = FIRST_PAUSE_MS;
		this.#open();
	}

	/** Lets go of the socket as a lost network does; it comes back by itself. */
	cut(): void {
		this.#socket?.close();
		this.#lost();
	}

	/** Asks who the authors are: one of them is not known yet. */
	askNames(): void {
		this.#say({ say: 'who' });
	}

	end(): void {
		this.#ended = true;
		for (const timer of this.#timers) clearTimeout(timer);
		this.doc.off('update', this.#onUpdate);
		this.presence.destroy();
		this.#socket?.close();
		this.#socket = null;
	}

	#open(): void {
		const socket = this.#told.open();
		this.#socket = socket;
		socket.binaryType = 'arraybuffer';
		const ours = (): boolean => this.#socket === socket;
		socket.onopen = () => {
			if (!ours()) return;
			this.#heardAt = Date.now();
			this.#say({ say: 'have', vector: Y.encodeStateVector(this.doc) });
		};
		socket.onmessage = ({ data }: { data: ArrayBuffer }) => {
			const message = ours() ? decodeMessage(new Uint8Array(data)) : null;
			this.#heardAt = Date.now();
			if (message) this.#hear(message);
		};
		socket.onerror = () => undefined;
		socket.onclose = () => {
			if (ours()) this.#lost();
		};
	}

	#lost(): void {
		this.#socket = null;
		this.#gathered = [];
		const others = [...this.presence.getStates().keys()].filter((id) => id !== this.doc.clientID);
		removeAwarenessStates(this.presence, others, this);
		this.#become({ there: false });
		if (this.#ended) return;
		// all that lost the same node would come back at the same moment
		this.#later(() => this.#socket ?? this.#open(), this.#pause * (0.5 + Math.random()));
		this.#pause = Math.min(LONGEST_PAUSE_MS, this.#pause * 2);
	}

	#hear(message: CanvasMessage): void {
		if (message.say === 'update') {
			this.#answered = message.update;
			Y.applyUpdate(this.doc, message.update, this);
			this.#askAgain();
		} else if (message.say === 'have') this.#answer(message.vector);
		else if (message.say === 'kept') {
			this.#kept = Math.max(this.#kept, message.number);
			if (this.#state.there) this.#become({ waiting: this.#isWaiting() });
			if (message.number) this.#askAgain();
		} else if (message.say === 'presence') applyAwarenessUpdate(this.presence, message.update, this);
		else if (message.say === 'names') this.#told.onNames?.(message.names);
		else if (message.say === 'may') this.#obey(message.may);
	}

	#obey(may: CanvasRight): void {
		if (may === 'full') this.#refused = true;
		this.#become(may === 'full' ? { may, waiting: true } : { may });
		if (may === 'closed') this.end();
	}

	/** Something was taken away from a full canvas, here or by others: there may be room for what was refused. */
	#askAgain(): void {
		if (this.#asking || this.#state.may !== 'full') return;
		this.#asking = true;
		this.#later(() => {
			this.#asking = false;
			if (this.#state.there) this.#say({ say: 'have', vector: Y.encodeStateVector(this.doc) });
		}, FULL_PAUSE_MS);
	}

	/** The hub has said all it knows, and what it knows: it gets what it has not. */
	#answer(vector: Uint8Array): void {
		this.#pause = FIRST_PAUSE_MS;
		this.#gathered = [];
		this.#kept = this.#sent;
		this.#refused = false;
		const missing = this.#missing(vector);
		if (!missing || !this.#mayWrite) this.#refused = missing !== null;
		else if (missing.length <= MOST_BYTES) this.#send(missing);
		else this.#obey('full');
		const own = encodeAwarenessUpdate(this.presence, [this.doc.clientID]);
		if (this.presence.getLocalState() && this.#mayWrite) this.#say({ say: 'presence', update: own });
		this.#become({ there: true, waiting: this.#isWaiting() });
	}

	/** What the hub has not; null when there is nothing. What was taken away is always told whole, so its vector does not tell. */
	#missing(vector: Uint8Array): Uint8Array | null {
		const missing = Y.encodeStateAsUpdate(this.doc, vector);
		const { ds } = this.#answered ? Y.decodeUpdate(this.#answered) : { ds: Y.createDeleteSet() };
		this.#answered = null;
		const known = Y.createSnapshot(ds, Y.decodeStateVector(vector));
		return Y.snapshotContainsUpdate(known, missing) ? null : missing;
	}

	/** Also on a full canvas: notes are still taken away from it. */
	get #mayWrite(): boolean {
		return this.#state.may === 'write' || this.#state.may === 'full';
	}

	#onUpdate = (update: Uint8Array, origin: unknown): void => {
		if (origin === this) return;
		if (this.#state.there && !this.#mayWrite) this.#refused = true;
		this.#become({ waiting: true });
		if (!this.#state.there || !this.#mayWrite) return;
		this.#gathered.push(update);
		if (this.#gathered.length === 1) this.#later(() => this.#flush(), GATHER_MS);
	};

	#flush(): void {
		const gathered = this.#gathered.splice(0);
		if (gathered.length) this.#send(Y.mergeUpdates(gathered));
	}

	#send(update: Uint8Array): void {
		this.#sent += 1;
		this.#say({ say: 'update', number: this.#sent, update });
	}

	#onPresence = (
		{ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>,
		origin: unknown
	): void => {
		const own = [...added, ...updated, ...removed].filter((id) => id === this.doc.clientID);
		if (origin === this || !own.length || !this.#state.there || !this.#mayWrite) return;
		this.#say({ say: 'presence', update: encodeAwarenessUpdate(this.presence, own) });
	};

	#isWaiting = (): boolean => this.#refused || this.#kept < this.#sent || this.#gathered.length > 0;

	#become(change: Partial<LineState>): void {
		const next = { ...this.#state, ...change };
		if (Object.entries(change).every(([key, value]) => this.#state[key as keyof LineState] === value)) return;
		this.#state = next;
		this.#told.onState?.(next);
	}

	#say(message: CanvasMessage): void {
		if (this.#socket?.readyState === OPEN) this.#socket.send(encodeMessage(message) as Uint8Array<ArrayBuffer>);
	}

	/** A socket that nobody ends may be dead: the hub says something at least every half minute. */
	#watch(): void {
		this.#later(() => {
			if (this.#socket && this.#heardAt && Date.now() - this.#heardAt > SILENCE_MS) this.cut();
			this.#watch();
		}, SILENCE_MS / 3);
	}

	#later(act: () => unknown, milliseconds: number): void {
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			if (!this.#ended) act();
		}, milliseconds);
		this.#timers.add(timer);
	}
}
