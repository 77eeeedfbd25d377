import { drawnAddress, posterOf } from '#kernel/drawn.ts';
import {
	bytesOf,
	difference,
	fileAddress,
	filesOf,
	type Kept,
	type Offer,
	type PackFile,
	type Wanted
} from '../../pack.ts';
import { become, begin, openPack, pieceAddress, piecesOf, thereIn } from './device.ts';

const AT_ONCE = 3;
/** So much of a file is lost at most when a browser is ended in the middle of it. */
const PIECE_BYTES = 256 * 1024;

/** The hub does not give a file any more: there is another edition by now, or none. */
export class Outdated extends Error {}

export type Going = Readonly<{ signal?: AbortSignal; progress?: (done: number, all: number) => void }>;

/**
 * Fetches what is missing of a pack. What is there by its hash is not fetched again, and of a large file what has come stays, so that one that was cut off goes on where it was;
 * what is read changes when all is there.
 * @throws Outdated; QuotaExceededError when the device is full; AbortError; what a network throws
 */
export async function download(offer: Offer, wanted: Wanted, { signal, progress }: Going = {}): Promise<Kept> {
	signal?.throwIfAborted();
	const store = await openPack(offer.slug);
	const kept: Kept = { ...offer, ...wanted };
	await begin(store, kept);
	const needed = filesOf(kept, kept);
	const { missing } = difference(needed, await thereIn(store));
	const all = bytesOf(needed);
	let done = all - bytesOf(missing);
	progress?.(done, all);
	const came = (bytes: number): void => {
		done += bytes;
		progress?.(done, all);
	};
	// the first that fails ends the others too, and each keeps what has come to it
	const ending = new AbortController();
	signal?.addEventListener('abort', () => ending.abort(signal.reason), { once: true });
	const queue = [...missing];
	const work = async (): Promise<void> => {
		for (let file = queue.shift(); file; file = queue.shift())
			await fetchFile(store, file, { signal: ending.signal, came });
	};
	const works = Array.from({ length: AT_ONCE }, () => work().catch((error) => void ending.abort(error)));
	await Promise.all(works);
	ending.signal.throwIfAborted();
	await keepPoster(store, offer);
	await become(store, kept);
	return kept;
}

type Coming = Readonly<{ signal: AbortSignal; came: (bytes: number) => void }>;

async function fetchFile(store: Cache, { hash, bytes }: PackFile, { signal, came }: Coming): Promise<void> {
	const pieces = await piecesOf(store, hash);
	const have = pieces.reduce((sum, { size }) => sum + size, 0);
	came(have);
	const type = have < bytes ? await fetchRest(store, { hash, have }, { signal, came }) : '';
	const content = new Blob(have < bytes ? await piecesOf(store, hash) : pieces, {
		type: type || pieces[0]?.type || ''
	});
	const right = (await hashOf(content)) === hash;
	if (right) await store.put(fileAddress(hash), new Response(content, { headers: { 'content-type': content.type } }));
	await forgetPieces(store, hash);
	if (!right) throw new TypeError(`${hash} is not what it is called by`);
}

/** Fetches a file from where it was cut off. @returns what kind of file it is */
async function fetchRest(
	store: Cache,
	{ hash, have }: Readonly<{ hash: string; have: number }>,
	{ signal, came }: Coming
): Promise<string> {
	const range: HeadersInit = have ? { range: `bytes=${have}-` } : {};
	const asked = { headers: range, credentials: 'omit', cache: 'no-store', signal } as const;
	const response = await fetch(fileAddress(hash), asked);
	if (response.status === 404) throw new Outdated(hash);
	if (response.status !== (have ? 206 : 200) || !response.body) throw new TypeError(`${hash}: ${response.status}`);
	const type = response.headers.get('content-type') ?? '';
	let at = have;
	let waiting: Uint8Array<ArrayBuffer>[] = [];
	const write = async (): Promise<void> => {
		const piece = new Blob(waiting, { type });
		if (!piece.size) return;
		await store.put(pieceAddress(hash, at), new Response(piece));
		[at, waiting] = [at + piece.size, []];
	};
	try {
		for await (const chunk of chunksOf(response.body)) {
			waiting.push(chunk);
			came(chunk.length);
			if (waiting.reduce((sum, { length }) => sum + length, 0) >= PIECE_BYTES) await write();
		}
	} finally {
		await write();
	}
	return type;
}

/** Safari does not walk through a stream by itself. */
async function* chunksOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const reader = body.getReader();
	for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}

async function forgetPieces(store: Cache, hash: string): Promise<void> {
	const pieces = (await store.keys()).filter(({ url }) => url.includes(`${fileAddress(hash)}?from=`));
	await Promise.all(pieces.map((piece) => store.delete(piece)));
}

async function hashOf(content: Blob): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', await content.arrayBuffer());
	return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What is drawn beside the title of a trail; it only decorates. */
async function keepPoster(store: Cache, { manifest }: Offer): Promise<void> {
	const address = drawnAddress(posterOf('city', manifest.trail));
	if (!(await store.match(address))) await store.add(address).catch(() => undefined);
}
