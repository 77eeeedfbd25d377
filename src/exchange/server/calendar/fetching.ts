import type { IncomingMessage } from 'node:http';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { type Refusal, refused } from '#kernel/errors.ts';
import { PrivateAddress } from '#kernel/server/addresses.ts';
import { askOutside } from '#kernel/server/outside.ts';

/** What was sent: the text with its version, or that it is the one which is known. */
export type Fetched = Readonly<{ text: string; etag: string | null; lastModified: string | null }> | 'same';

export type Version = Readonly<{ etag: string | null; lastModified: string | null }>;

type Limits = Readonly<{ bytes: number; milliseconds: number }>;

const usual: Limits = { bytes: 5 * 1024 * 1024, milliseconds: 15_000 };
const REDIRECTS = 5;

/**
 * Fetches a calendar of somebody else's, by http or https, at most 5 MB within 15 seconds. Only public addresses are asked, at each redirect anew.
 * @param known the version that is known: whoever still has it may say so.
 * @throws subscription_address_closed, subscription_unreachable, subscription_status, subscription_redirects, subscription_too_big or subscription_too_slow (all 422).
 */
export async function fetchCalendar(url: string, known: Version, limits: Limits = usual): Promise<Fetched> {
	const signal = AbortSignal.timeout(limits.milliseconds);
	try {
		return await follow(new URL(url), known, { signal, bytes: limits.bytes });
	} catch (error) {
		throw signal.aborted
			? refused('subscription_too_slow', { seconds: limits.milliseconds / 1000 }, 422)
			: asRefusal(error);
	}
}

type Bounds = Readonly<{ signal: AbortSignal; bytes: number }>;

async function follow(from: URL, known: Version, bounds: Bounds): Promise<Fetched> {
	let url = from;
	for (let turn = 0; turn <= REDIRECTS; turn++) {
		const answer = await ask(url, known, bounds.signal);
		const { statusCode: status = 0, headers } = answer;
		if (status === 304) {
			answer.destroy();
			return 'same';
		}
		if (status >= 300 && status < 400 && headers.location) {
			answer.destroy();
			url = next(headers.location, url);
			continue;
		}
		if (status !== 200) {
			answer.destroy();
			throw refused('subscription_status', { status }, 422);
		}
		const { etag = null, 'last-modified': lastModified = null } = headers;
		return { text: await read(answer, bounds.bytes), etag, lastModified };
	}
	throw refused('subscription_redirects', {}, 422);
}

function next(location: string, from: URL): URL {
	const to = URL.parse(location, from);
	if (!to || !/^https?:$/.test(to.protocol)) throw refused('subscription_redirects', {}, 422);
	return to;
}

const ask = (url: URL, { etag, lastModified }: Version, signal: AbortSignal): Promise<IncomingMessage> =>
	askOutside(url, {
		signal,
		headers: {
			accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
			'accept-encoding': 'gzip, deflate, br',
			'user-agent': 'CreativeValley (calendar reader)',
			...(etag ? { 'if-none-match': etag } : {}),
			...(lastModified ? { 'if-modified-since': lastModified } : {})
		}
	});

const unpacking: Record<string, () => NodeJS.ReadWriteStream> = {
	gzip: createGunzip,
	'x-gzip': createGunzip,
	deflate: createInflate,
	br: createBrotliDecompress
};

/** Counts what comes out, so that a small file that unpacks into a large one is stopped too. */
async function read(answer: IncomingMessage, most: number): Promise<string> {
	const packed = unpacking[answer.headers['content-encoding'] ?? '']?.();
	const stream = packed ? answer.on('error', (error) => packed.emit('error', error)).pipe(packed) : answer;
	const chunks: Buffer[] = [];
	let bytes = 0;
	try {
		for await (const chunk of stream) {
			const part = Buffer.from(chunk);
			bytes += part.length;
			if (bytes > most) throw refused('subscription_too_big', { megabytes: most / 1024 / 1024 }, 422);
			chunks.push(part);
		}
	} finally {
		answer.destroy();
	}
	return decoded(Buffer.concat(chunks), answer.headers['content-type'] ?? '');
}

/** UTF-8 as the standard says, or what the bytes show or the sender names when they are not. */
function decoded(bytes: Buffer, type: string): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		const [, named = ''] = /charset="?([\w-]+)/i.exec(type) ?? [];
		return new TextDecoder(/^utf-?8$/i.test(named) || !isCharset(named) ? 'windows-1252' : named).decode(bytes);
	}
}

function isCharset(name: string): boolean {
	try {
		return Boolean(new TextDecoder(name));
	} catch {
		return false;
	}
}

function asRefusal(error: unknown): Refusal | unknown {
	if (error instanceof PrivateAddress) return refused('subscription_address_closed', {}, 422);
	const { code } = error as { code?: string };
	// what the network, TLS or an unpacker says; anything else is ours
	if (typeof code === 'string' && /^(E[A-Z]|CERT|UNABLE|SELF|DEPTH|ERR_TLS|ERR_SSL|HPE_|Z_)/.test(code))
		return refused('subscription_unreachable', { code }, 422);
	return error;
}
