import { once } from 'node:events';
import { type Agent as HttpAgent, request as http, type IncomingMessage } from 'node:http';
import { type Agent as HttpsAgent, request as https } from 'node:https';
import { isIP } from 'node:net';
import { isPublic, PrivateAddress, publicLookup } from './addresses.ts';

type Asking = Readonly<{
	signal: AbortSignal;
	headers: Record<string, string>;
	method?: string;
	body?: string;
	/** Keeps connections for the next question to the same host; without one each is closed. */
	agents?: Readonly<{ 'http:': HttpAgent; 'https:': HttpsAgent }>;
}>;

/**
 * Asks an address that somebody else has named, by http or https, and only when it is public; redirects are not followed.
 * @throws PrivateAddress, or what the network says.
 */
export async function askOutside(
	url: URL,
	{ signal, headers, agents, method = 'GET', body }: Asking
): Promise<IncomingMessage> {
	const host = url.hostname.replace(/^\[|\]$/g, '');
	// a literal address is never looked up
	if (isIP(host) && !isPublic(host)) throw new PrivateAddress(host);
	const secure = url.protocol === 'https:';
	const agent = agents ? agents[secure ? 'https:' : 'http:'] : false;
	const sent = (secure ? https : http)(url, { signal, lookup: publicLookup, agent, headers, method });
	sent.end(body);
	const [answer] = (await once(sent, 'response', { signal })) as [IncomingMessage];
	sent.on('error', () => undefined); // told by whoever reads the answer
	return answer;
}

type Request = Readonly<{
	method?: string;
	headers?: HeadersInit;
	body?: unknown;
	signal?: AbortSignal | null | undefined;
}>;

const MOST_BYTES = 1024 * 1024;
const SECONDS = 8;

/**
 * The same in the shape of `fetch`, for a library that asks: text, of one megabyte at most, within eight seconds; redirects are given back as they are.
 * @throws PrivateAddress, or what the network says.
 */
export async function fetchOutside(url: string, { method = 'GET', headers, body, signal }: Request): Promise<Response> {
	const clock = AbortSignal.timeout(SECONDS * 1000);
	const sent = body === undefined || body === null ? undefined : String(body);
	const answer = await askOutside(new URL(url), {
		signal: signal ? AbortSignal.any([signal, clock]) : clock,
		headers: {
			...Object.fromEntries(new Headers(headers)),
			...(sent === undefined ? {} : { 'content-length': String(Buffer.byteLength(sent)) })
		},
		method,
		...(sent === undefined ? {} : { body: sent })
	});
	const parts: Buffer[] = [];
	let bytes = 0;
	for await (const part of answer as AsyncIterable<Buffer>) {
		bytes += part.length;
		if (bytes > MOST_BYTES) throw new Error(`${url} answers with more than a megabyte`);
		parts.push(part);
	}
	const told = new Headers();
	for (const [name, value] of Object.entries(answer.headers))
		for (const one of [value ?? []].flat()) told.append(name, one);
	const empty = [101, 204, 205, 304].includes(answer.statusCode ?? 0);
	return new Response(empty ? null : Buffer.concat(parts), { status: answer.statusCode ?? 500, headers: told });
}
