import { connect, type NatsConnection } from '@nats-io/transport-node';
import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { hear } from '#kernel/server/bus.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { reportAs } from '#kernel/server/log.ts';
import { loose } from '#kernel/server/loose.ts';
import type { Entry } from '../../room/entries.ts';

/** What a node says of its listeners in a room, every second: absolute, so that a lost word costs nothing. */
export type Beat = Readonly<{
	node: string;
	at: number;
	room: string;
	/** How far the node has come: another one that is behind reads what it missed. */
	version: number;
	viewers: number;
	/** How many sit at the control room. */
	directors: number;
	delayMs: number;
	mostDelayMs: number;
	messagesPerMinute: number;
	watchedAt: number;
}>;

/** What a node does with what another one says. */
type Listener = Readonly<{
	onEntries(room: string, entries: readonly Entry[] | null, version: number): Promise<void>;
	onMoved(from: string, to: string): Promise<void>;
	onRewritten(room: string): Promise<void>;
}>;

const SUBJECT = 'valley.stage';
const CHANNEL = 'stage';
const REWRITTEN = 'stage_rewritten';
const STALE_MS = 4000;
const self = newId();
const report = reportAs('stage relay');
const { go, settled } = loose(report);
const beats = new Map<string, Map<string, Beat>>();
let nats: NatsConnection | undefined;
let stopHearing: (() => void)[] = [];

/**
 * Opens the way between nodes: NATS when there is an address, which carries the entries themselves; else PostgreSQL's NOTIFY, which
 * carries the room and its version, and the entries are read.
 */
export async function openRelay(url: string | undefined, listener: Listener): Promise<void> {
	stopHearing = [hear(REWRITTEN, (room) => go(listener.onRewritten(room)))];
	if (!url) {
		const listen = (payload: string | undefined) => payload && heard(JSON.parse(payload) as Word, listener);
		stopHearing.push(hear(CHANNEL, (payload) => void listen(payload)));
		return;
	}
	nats = await connect({ servers: url, reconnect: true, maxReconnectAttempts: -1, reconnectTimeWait: 500 });
	nats.subscribe(SUBJECT, {
		callback: (error, message) => (error ? report(error) : heard(message.json<Word>(), listener))
	});
}

export async function closeRelay(): Promise<void> {
	for (const stop of stopHearing.splice(0)) stop();
	await settled();
	await nats?.close();
	nats = undefined;
}

type Word = Readonly<
	{ node: string } & (
		| { beat: Beat }
		| { from: string; to: string }
		| { room: string; version: number; entries?: readonly Entry[] }
	)
>;

function heard(word: Word, listener: Listener): void {
	if (word.node === self) return;
	if ('beat' in word) {
		const { beat } = word;
		const known = beats.get(beat.room) ?? new Map<string, Beat>();
		beats.set(beat.room, known.set(beat.node, { ...beat, at: Date.now() }));
		go(listener.onEntries(beat.room, null, beat.version));
	} else if ('to' in word) go(listener.onMoved(word.from, word.to));
	else go(listener.onEntries(word.room, word.entries ?? null, word.version));
}

/** Tells the other nodes what was written; it is committed already, so nothing is lost when this is. */
export function announce(room: string, entries: readonly Entry[]): void {
	const version = entries.at(-1)?.v ?? 0;
	if (nats) publish({ node: self, room, version, entries });
	else publish({ node: self, room, version });
}

/** Tells the other nodes of the listeners here. */
export function sendBeat(beat: Omit<Beat, 'node' | 'at'>): void {
	publish({ node: self, beat: { ...beat, node: self, at: Date.now() } });
}

/** Tells all nodes, once this is committed, that lines of a room's log were written anew: somebody's words are erased. */
export const announceRewritten = (tx: Tx, room: string): Promise<unknown> =>
	sql`select pg_notify(${REWRITTEN}, ${room})`.execute(tx);

/** Tells the other nodes that a show goes on in another room. */
export const announceMove = (from: string, to: string): void => publish({ node: self, from, to });

function publish(word: Word): void {
	if (nats) nats.publish(SUBJECT, JSON.stringify(word));
	else go(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(word)})`.execute(db));
}

/** What the other nodes said of a room not long ago. */
export function beatsOf(room: string, now = Date.now()): Beat[] {
	const known = beats.get(room);
	if (!known) return [];
	for (const [node, { at }] of known) if (now - at > STALE_MS) known.delete(node);
	return [...known.values()];
}
