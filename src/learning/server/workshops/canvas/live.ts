import { sql } from 'kysely';
import { createDecoder, readVarUint } from 'lib0/decoding';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { newId } from '#kernel/id.ts';
import { hear } from '#kernel/server/bus.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { reportAs } from '#kernel/server/log.ts';
import { loose } from '#kernel/server/loose.ts';
import { type CanvasMessage, encodeMessage } from '../../../workshops/canvas/wire.ts';
import { applyKept, foldUpdates, keepUpdate, newsOf, onlyDeletes, saysNothingNew } from './updates.ts';

/** Somebody's page, as a canvas speaks to it. */
export type Ear = {
	tell(frame: Uint8Array): void;
	leave(): void;
	may: 'write' | 'read';
	names: boolean;
	/** The id by which she is present in the document; null: not yet. */
	present: number | null;
};

export type LiveCanvas = {
	readonly id: string;
	readonly doc: Y.Doc;
	readonly presence: Awareness;
	readonly ears: Set<Ear>;
	/** Up to which version the document is. */
	seen: number;
	folded: number;
	closed: boolean;
	/** This node has let it go; whoever comes gets it anew. */
	gone: boolean;
	waiting: Sent[];
	/** One thing at a time: what is kept, and what others kept. */
	work: Promise<void>;
	timer: ReturnType<typeof setTimeout> | null;
	/** Until it is let go, when nobody is there. */
	resting: ReturnType<typeof setTimeout> | undefined;
};

type Sent = Readonly<{ ear: Ear; number: number; update: Uint8Array }>;

const CHANNEL = 'canvas';
const GATHER_MS = 25;
const REST_MS = 20_000;
const ASK_MS = 5000;
const FOLD_AFTER = 200;
/** What NOTIFY carries is shorter than 8000 bytes. */
const LARGEST_PRESENCE = 5000;

const self = newId();
const report = reportAs('canvas');
const { go, settled } = loose(report);
const open = new Map<string, Promise<LiveCanvas>>();
let stops: (() => void)[] = [];

/** Hears what other nodes keep. NOTIFY carries a canvas and its version only, and who asks every five seconds misses nothing. */
export function openCanvases(): void {
	const asking = setInterval(() => go(everyCanvas()), ASK_MS);
	stops = [hear(CHANNEL, heard), () => clearInterval(asking)];
}

/** Lets all canvases go, once what came is kept. */
export async function closeCanvases(): Promise<void> {
	for (const stop of stops.splice(0)) stop();
	const lives = await Promise.all([...open.values()].map((one) => one.catch(() => null)));
	for (const live of lives) if (live) await rest(live).catch(report);
	await settled();
}

/** The canvas of an id, as this node has it; it is let go again unless somebody comes. @throws 404. */
export function liveCanvas(id: string): Promise<LiveCanvas> {
	const known = open.get(id);
	if (known) return known;
	const made = load(id);
	open.set(id, made);
	made.catch(() => open.delete(id));
	return made;
}

async function load(id: string): Promise<LiveCanvas> {
	const doc = new Y.Doc();
	const presence = new Awareness(doc);
	presence.setLocalState(null);
	const live: LiveCanvas = {
		...{ id, doc, presence, ears: new Set(), seen: 0, folded: 0, closed: false, gone: false },
		...{ waiting: [], work: Promise.resolve(), timer: null, resting: undefined }
	};
	presence.on('update', (changed: Changed, origin: unknown) => spread(live, changed, origin));
	try {
		await catchUp(live);
	} catch (error) {
		// it asks by itself, again and again, who is still there
		presence.destroy();
		throw error;
	}
	restSoon(live);
	return live;
}

/** Somebody's page is there. @returns false when the canvas was let go meanwhile: she must come again. */
export function meet(live: LiveCanvas, ear: Ear): boolean {
	if (live.gone) return false;
	clearTimeout(live.resting);
	live.ears.add(ear);
	return true;
}

/** Takes what a page did: it is kept first, then told to the others, then acknowledged. */
export function take(live: LiveCanvas, ear: Ear, number: number, update: Uint8Array): void {
	live.waiting.push({ ear, number, update });
	live.timer ??= setTimeout(() => {
		live.timer = null;
		next(live, () => flush(live));
	}, GATHER_MS);
}

function next(live: LiveCanvas, act: () => Promise<void>): void {
	live.work = live.work.then(act).catch((error) => {
		report(error);
		// what was not kept is not acknowledged: whoever sent it comes back and sends it again
		for (const ear of live.ears) ear.leave();
		live.waiting = [];
	});
}

async function flush(live: LiveCanvas): Promise<void> {
	const given = live.waiting.splice(0);
	if (!given.length) return;
	const update = Y.mergeUpdates(given.map((one) => one.update));
	// a page that comes back tells again all that was ever taken away
	if (saysNothingNew(live.doc, update)) return acknowledge(given);
	if (await keep(live, given, update)) return;
	await catchUp(live);
	if (live.closed) return;
	// what was typed and taken away again weighs less once it is folded
	if (live.seen > live.folded) {
		await fold(live);
		if (await keep(live, given, update)) return;
	}
	await keepDeletes(live, given);
}

/** @returns false when the canvas is closed or full. */
async function keep(live: LiveCanvas, given: readonly Sent[], update: Uint8Array, beyond = false): Promise<boolean> {
	const version = await keepUpdate(live.id, update, beyond);
	if (version === null) return false;
	if (version === live.seen + 1) {
		live.seen = version;
		apply(live, update, senderOf(given));
	} else await catchUp(live);
	acknowledge(given);
	announce({ canvas: live.id, version });
	if (live.seen - live.folded >= FOLD_AFTER) await fold(live);
	return true;
}

/** On a full canvas notes are still taken away; who adds to it is told. */
async function keepDeletes(live: LiveCanvas, given: readonly Sent[]): Promise<void> {
	const { true: deletes = [], false: adds = [] } = Object.groupBy(given, (one) => `${onlyDeletes(one.update)}`);
	for (const { ear } of adds) ear.tell(encodeMessage({ say: 'may', may: 'full' }));
	if (deletes.length) await keep(live, deletes, Y.mergeUpdates(deletes.map((one) => one.update)), true);
}

function acknowledge(given: readonly Sent[]): void {
	for (const { ear, number } of given) ear.tell(encodeMessage({ say: 'kept', number }));
}

/** Whoever sent it all has it already. */
function senderOf(given: readonly { ear: Ear }[]): Ear | null {
	const [first] = given;
	return first && given.every(({ ear }) => ear === first.ear) ? first.ear : null;
}

/** Reads what other nodes kept. */
async function catchUp(live: LiveCanvas): Promise<void> {
	const news = await newsOf(live.id, live.seen);
	for (const update of news.updates) apply(live, update, null);
	live.seen = Math.max(live.seen, news.version);
	if (news.closed === live.closed) return;
	live.closed = news.closed;
	// each comes back and is told anew what she may do
	for (const ear of live.ears) ear.leave();
}

function apply(live: LiveCanvas, update: Uint8Array, sender: Ear | null): void {
	applyKept(live.doc, [update]);
	tellAll(live, { say: 'update', number: 0, update }, sender);
}

function tellAll(live: LiveCanvas, message: CanvasMessage, but: Ear | null, only = (_: Ear): boolean => true): void {
	const frame = encodeMessage(message);
	for (const ear of live.ears) if (ear !== but && only(ear)) ear.tell(frame);
}

async function fold(live: LiveCanvas): Promise<void> {
	await foldUpdates(live.id, live.seen, live.doc);
	live.folded = live.seen;
}

/** Welcomes a page: what it may do, what it has not, what it must tell, and who else is there. */
export function welcome(live: LiveCanvas, ear: Ear, vector: Uint8Array): void {
	const say = (message: CanvasMessage): void => ear.tell(encodeMessage(message));
	say({ say: 'may', may: live.closed ? 'read' : ear.may });
	say({ say: 'update', number: 0, update: Y.encodeStateAsUpdate(live.doc, vector) });
	say({ say: 'have', vector: Y.encodeStateVector(live.doc) });
	const there = [...live.presence.getStates().keys()];
	if (ear.names && there.length) say({ say: 'presence', update: encodeAwarenessUpdate(live.presence, there) });
}

/** Takes in where somebody is. @returns false for what is not where she herself is: each page has one id. */
export function takePresence(live: LiveCanvas, ear: Ear, update: Uint8Array): boolean {
	const from = createDecoder(update);
	const [count, id] = [readVarUint(from), readVarUint(from)];
	if (count !== 1 || (ear.present ?? id) !== id) return false;
	// a page that came back has it from the socket that it lost
	for (const other of live.ears) if (other !== ear && other.present === id) other.present = null;
	ear.present = id;
	applyAwarenessUpdate(live.presence, update, ear);
	return true;
}

/** Somebody's page is gone. */
export function partWith(live: LiveCanvas, ear: Ear): void {
	live.ears.delete(ear);
	if (ear.present !== null) removeAwarenessStates(live.presence, [ear.present], null);
	restSoon(live);
}

function restSoon(live: LiveCanvas): void {
	clearTimeout(live.resting);
	if (live.ears.size || live.gone) return;
	live.resting = setTimeout(() => go(rest(live)), REST_MS).unref();
}

/** Nobody is there any more: the canvas is folded and let go. */
async function rest(live: LiveCanvas): Promise<void> {
	if (live.gone) return;
	clearTimeout(live.resting);
	if (live.timer) clearTimeout(live.timer);
	live.timer = null;
	next(live, () => flush(live));
	await live.work;
	// somebody came meanwhile, or another has let it go: what is open under this id is then not this one
	if (live.gone || (live.ears.size && stops.length)) return;
	live.gone = true;
	open.delete(live.id);
	live.presence.destroy();
	if (live.seen > live.folded) await fold(live);
}

function spread(live: LiveCanvas, { added, updated, removed }: Changed, origin: unknown): void {
	const from = live.ears.has(origin as Ear) ? (origin as Ear) : null;
	const update = encodeAwarenessUpdate(live.presence, [...added, ...updated, ...removed]);
	tellAll(live, { say: 'presence', update }, from, ({ names }) => names);
	if (origin !== ELSEWHERE && update.length <= LARGEST_PRESENCE)
		announce({ canvas: live.id, presence: Buffer.from(update).toString('base64') });
	// it remembers for ever how often each that was ever there has moved
	for (const id of removed) live.presence.meta.delete(id);
}

type Changed = Readonly<Record<'added' | 'updated' | 'removed', number[]>>;
const ELSEWHERE = 'elsewhere';
type Word = Readonly<{ canvas: string; version?: number; presence?: string }>;

function announce(word: Word): void {
	go(sql`select pg_notify(${CHANNEL}, ${JSON.stringify({ ...word, node: self })})`.execute(db));
}

/** Tells every node, once this is committed, that a canvas was closed or opened. */
export const announceCanvas = (tx: Tx, canvas: string): Promise<unknown> =>
	sql`select pg_notify(${CHANNEL}, ${JSON.stringify({ canvas, node: '' })})`.execute(tx);

function heard(payload: string): void {
	// the line to the database was cut: something may have been missed
	if (!payload) {
		go(everyCanvas());
		return;
	}
	const { canvas, presence, version, node } = JSON.parse(payload) as Word & { node: string };
	const known = node === self ? undefined : open.get(canvas);
	if (known) go(known.then(hears));

	function hears(live: LiveCanvas): void {
		if (presence) applyAwarenessUpdate(live.presence, Buffer.from(presence, 'base64'), ELSEWHERE);
		else if (version === undefined || version > live.seen) next(live, () => catchUp(live));
	}
}

async function everyCanvas(): Promise<void> {
	for (const opening of open.values()) {
		const live = await opening.catch(() => null);
		if (live) next(live, () => catchUp(live));
	}
}
