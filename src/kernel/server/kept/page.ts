import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../../id.ts';

/** The bytes of a page for everybody, and where in them stands what is of one answer alone. */
export type KeptPage = Readonly<{
	body: Buffer;
	headers: readonly (readonly [string, string])[];
	nonces: readonly number[];
	keys: readonly (readonly number[])[];
	/** What the page says, without what is of one answer. */
	etag: string;
}>;

const NONCE_BYTES = 16;
const keys = new AsyncLocalStorage<string[]>();

/** A form's idempotency key, which each reader of a kept page gets anew: two who send the same form are two, one who sends it twice is one. */
export function idempotencyKey(): string {
	const key = newId();
	keys.getStore()?.push(key);
	return key;
}

/** Draws a page whose idempotency keys can be told from all else in it: nobody knew them before, and they never leave. */
export async function drawPage(
	draw: () => Promise<Response>
): Promise<{ response: Response; keys: readonly string[] }> {
	const made: string[] = [];
	return { response: await keys.run(made, draw), keys: made };
}

/** Keeps an answer, which is read then. @returns nothing when it is of one reader, or no page: then it can still be sent. */
export async function keepPage(response: Response, keys: readonly string[]): Promise<KeptPage | undefined> {
	const { status, headers } = response;
	if (status !== 200 || headers.has('set-cookie') || headers.has('cache-control')) return undefined;
	const body = Buffer.from(await response.arrayBuffer());
	const nonce = /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1];
	const page = {
		nonces: nonce ? placesOf(body, nonce) : [],
		keys: keys.map((key) => placesOf(body, key))
	};
	headers.delete('etag');
	return { ...page, body, headers: [...headers], etag: etagOf(body, page) };
}

/** What one reader gets: the kept bytes with a nonce and keys of her own, or the word that she has them already (RFC 9110, 304). */
export function answerWith(page: KeptPage, ifNoneMatch: string | null): Response {
	const headers = new Headers(page.headers as [string, string][]);
	headers.set('cache-control', 'no-cache');
	// a page with a form is always sent: its key must be new
	if (!page.keys.length) headers.set('etag', page.etag);
	if (!page.keys.length && ifNoneMatch?.includes(page.etag)) return unchanged(headers);
	const nonce = newNonce();
	const policy = headers.get('content-security-policy');
	if (policy) headers.set('content-security-policy', policy.replace(/'nonce-[^']+'/g, `'nonce-${nonce}'`));
	headers.set('content-length', String(page.body.length));
	return new Response(streamOf(filled(page, nonce)), { headers });
}

/** The kept bytes as they are, and between them what is of this answer: they are many, and a copy for each reader would cost more than all the rest. */
function filled({ body, nonces, keys }: KeptPage, nonce: string): Uint8Array[] {
	const fillings = [...nonces.map((at) => [at, nonce] as const)];
	for (const places of keys) {
		const key = newId();
		fillings.push(...places.map((at) => [at, key] as const));
	}
	const parts: Uint8Array[] = [];
	let from = 0;
	for (const [at, text] of fillings.sort(([a], [b]) => a - b)) {
		parts.push(body.subarray(from, at), Buffer.from(text, 'latin1'));
		from = at + text.length;
	}
	parts.push(body.subarray(from));
	return parts;
}

const streamOf = (parts: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
	new ReadableStream({
		start(controller) {
			for (const part of parts) controller.enqueue(part);
			controller.close();
		}
	});

let chance = Buffer.alloc(0);
let used = 0;

/** Bytes of chance are fetched for many nonces at once: each time they are asked for costs a call of the system. */
function newNonce(): string {
	if (used === chance.length) [chance, used] = [randomBytes(NONCE_BYTES * 256), 0];
	used += NONCE_BYTES;
	return chance.toString('base64', used - NONCE_BYTES, used);
}

/** What she has was sent with its own policy, whose nonce is in it: another one would forbid its script. */
function unchanged(headers: Headers): Response {
	headers.delete('content-security-policy');
	headers.delete('content-length');
	return new Response(null, { status: 304, headers });
}

function placesOf(body: Buffer, text: string): number[] {
	const places: number[] = [];
	for (let at = body.indexOf(text, 0, 'latin1'); at >= 0; at = body.indexOf(text, at + text.length, 'latin1'))
		places.push(at);
	return places;
}

function etagOf(body: Buffer, { nonces, keys }: Pick<KeptPage, 'nonces' | 'keys'>): string {
	const [nonce, key] = [newNonce().length, newId().length];
	const own = [...nonces.map((at) => [at, nonce] as const), ...keys.flat().map((at) => [at, key] as const)];
	const hash = createHash('sha256');
	let from = 0;
	for (const [at, length] of own.sort(([a], [b]) => a - b)) {
		hash.update(body.subarray(from, at));
		from = at + length;
	}
	return `W/"${hash.update(body.subarray(from)).digest('base64url').slice(0, 27)}"`;
}
