import { Agent as HttpAgent, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { type Refusal, refused } from '#kernel/errors.ts';
import { askOutside } from '#kernel/server/outside.ts';
import { Shared } from './shared.ts';

/** What a station has answered; many viewers read the same. */
export type Piece = Readonly<{ status: number; headers: Record<string, string>; url: URL; body: Shared }>;

type Limits = Readonly<{ bytes: number; keptMs: number }>;

const playlist: Limits = { bytes: 2 * 1024 * 1024, keptMs: 900 };
const media: Limits = { bytes: 64 * 1024 * 1024, keptMs: 30_000 };
const PATIENCE_MS = 30_000;
const REDIRECTS = 3;
const MOST_KEPT_BYTES = 128 * 1024 * 1024;
/** Kept, or still read by somebody slow: beyond this nothing new is asked for. */
const MOST_HELD_BYTES = 512 * 1024 * 1024;

const agents = {
	'http:': new HttpAgent({ keepAlive: true, maxSockets: 16 }),
	'https:': new HttpsAgent({ keepAlive: true, maxSockets: 16 })
} as const;

type Kept = { asked: Promise<Piece>; piece?: Piece; until: number };
const kept = new Map<string, Kept>();
const held = new Set<Shared>();

/** Asks a station once for what many viewers want at the same moment, and remembers it for a moment. @throws stage_stream_away (502), 404. */
export async function fetchOnce(
	url: URL,
	kind: 'playlist' | 'piece',
	range: string | null,
	mostHeld = MOST_HELD_BYTES
): Promise<Piece> {
	const key = `${kind} ${range ?? ''} ${url.href}`;
	const limits = kind === 'playlist' ? playlist : media;
	const known = kept.get(key);
	if (known && known.until > Date.now() && !known.piece?.body.failed) return known.asked;
	if (heldBytes() > mostHeld) throw away();
	const asking: Kept = { asked: ask(url, range, limits), until: Date.now() + PATIENCE_MS };
	kept.set(key, asking);
	try {
		asking.piece = await asking.asked;
		held.add(asking.piece.body);
		asking.until = Date.now() + limits.keptMs;
		tidy();
		return asking.piece;
	} catch (error) {
		kept.delete(key);
		throw error;
	}
}

/** The oldest go first, once they are too old or too many. */
function tidy(): void {
	let bytes = 0;
	for (const [key, { piece, until }] of [...kept].reverse()) {
		bytes += piece?.body.bytes ?? 0;
		if (until < Date.now() || bytes > MOST_KEPT_BYTES) kept.delete(key);
	}
}

function heldBytes(): number {
	const remembered = new Set([...kept.values()].map(({ piece }) => piece?.body));
	let bytes = 0;
	for (const body of held) {
		if (body.readers || remembered.has(body)) bytes += body.bytes;
		else held.delete(body);
	}
	return bytes;
}

async function ask(from: URL, range: string | null, { bytes }: Limits): Promise<Piece> {
	const signal = AbortSignal.timeout(PATIENCE_MS);
	const headers = {
		accept: '*/*',
		'accept-encoding': 'identity',
		'user-agent': 'CreativeValley (relay of a stream)',
		...(range ? { range } : {})
	};
	let url = from;
	for (let turn = 0; turn <= REDIRECTS; turn++) {
		const answer = await askOutside(url, { signal, headers, agents }).catch(away);
		const { statusCode: status = 0 } = answer;
		if (status < 300 || status > 399) return taken(answer, url, bytes);
		answer.resume();
		const to = URL.parse(answer.headers.location ?? '', url);
		if (!to || !/^https?:$/.test(to.protocol)) break;
		url = to;
	}
	throw away();
}

function taken(answer: IncomingMessage, url: URL, most: number): Piece {
	const { statusCode: status = 0, headers } = answer;
	if (status !== 200 && status !== 206) {
		answer.destroy();
		throw status === 404 || status === 410 ? refused('kernel_missing', {}, 404) : away();
	}
	if (Number(headers['content-length'] ?? 0) > most) {
		answer.destroy();
		throw away();
	}
	const passed = ['content-type', 'content-length', 'content-range'].flatMap((name) => {
		const value = headers[name];
		return typeof value === 'string' ? [[name, value]] : [];
	});
	return { status, headers: Object.fromEntries(passed), url, body: new Shared(answer, most) };
}

/** Whatever the reason, also a name that leads inside: who watches is told no more than that nothing comes. */
function away(): never {
	throw refused('stage_stream_away', {}, 502) satisfies Refusal;
}
