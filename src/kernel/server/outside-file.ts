import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { PrivateAddress } from './addresses.ts';
import { askOutside } from './outside.ts';

/** A file of somebody else's: its bytes, or that it is the one which is known (304). */
type OutsideFile = Readonly<{ status: 200 | 304; content: Buffer; headers: IncomingHttpHeaders }>;

/** Why a file of somebody else's was not had; whoever wanted it says it in words of its own. */
export class OutsideTrouble extends Error {
	readonly why: 'closed' | 'unreachable' | 'status' | 'redirects' | 'big' | 'slow';
	readonly params: Readonly<Record<string, string | number>>;

	constructor(why: OutsideTrouble['why'], params: OutsideTrouble['params'] = {}) {
		super(why);
		this.why = why;
		this.params = params;
	}
}

type Bounds = Readonly<{
	/** Unpacked. */
	bytes: number;
	/** For all of it, redirects too. */
	milliseconds: number;
	headers: Record<string, string>;
}>;

const REDIRECTS = 5;

/**
 * Fetches a file whose address somebody else has named, by http or https. Only public addresses are asked, at each redirect anew.
 * @throws OutsideTrouble
 */
export async function fetchFile(url: URL, bounds: Bounds): Promise<OutsideFile> {
	const signal = AbortSignal.timeout(bounds.milliseconds);
	try {
		return await follow(url, bounds, signal);
	} catch (error) {
		throw signal.aborted ? new OutsideTrouble('slow', { seconds: bounds.milliseconds / 1000 }) : asTrouble(error);
	}
}

async function follow(from: URL, { bytes, headers: asked }: Bounds, signal: AbortSignal): Promise<OutsideFile> {
	let url = from;
	for (let turn = 0; turn <= REDIRECTS; turn++) {
		const answer = await askOutside(url, { signal, headers: { ...asked, 'accept-encoding': 'gzip, deflate, br' } });
		const { statusCode: status = 0, headers } = answer;
		if (status === 200) return { status, content: await read(answer, bytes), headers };
		answer.destroy();
		if (status === 304) return { status, content: Buffer.alloc(0), headers };
		if (status < 300 || status >= 400 || !headers.location) throw new OutsideTrouble('status', { status });
		url = next(headers.location, url);
	}
	throw new OutsideTrouble('redirects');
}

function next(location: string, from: URL): URL {
	const to = URL.parse(location, from);
	if (!to || !/^https?:$/.test(to.protocol)) throw new OutsideTrouble('redirects');
	return to;
}

const unpacking: Record<string, () => NodeJS.ReadWriteStream> = {
	gzip: createGunzip,
	'x-gzip': createGunzip,
	deflate: createInflate,
	br: createBrotliDecompress
};

/** Counts what comes out, so that a small file that unpacks into a large one is stopped too. */
async function read(answer: IncomingMessage, most: number): Promise<Buffer> {
	const packed = unpacking[answer.headers['content-encoding'] ?? '']?.();
	const stream = packed ? answer.on('error', (error) => packed.emit('error', error)).pipe(packed) : answer;
	const chunks: Buffer[] = [];
	let bytes = 0;
	try {
		for await (const chunk of stream) {
			const part = Buffer.from(chunk);
			bytes += part.length;
			if (bytes > most) throw new OutsideTrouble('big', { megabytes: most / 1024 / 1024 });
			chunks.push(part);
		}
	} finally {
		answer.destroy();
	}
	return Buffer.concat(chunks);
}

function asTrouble(error: unknown): unknown {
	if (error instanceof PrivateAddress) return new OutsideTrouble('closed');
	const { code } = error as { code?: string };
	// what the network, TLS or an unpacker says; anything else is ours
	if (typeof code === 'string' && /^(E[A-Z]|CERT|UNABLE|SELF|DEPTH|ERR_TLS|ERR_SSL|HPE_|Z_)/.test(code))
		return new OutsideTrouble('unreachable', { code });
	return error;
}
