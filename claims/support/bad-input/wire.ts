import { request } from 'node:http';
import { connect } from 'node:net';
import type { Locale } from '#kernel/words.ts';

/** What the program answered; status 0: it closed the connection without a word. */
export type Answer = Readonly<{ status: number; headers: Readonly<Record<string, string>>; body: string }>;

export type Question = Readonly<{
	method?: string;
	path: string;
	headers?: Readonly<Record<string, string>>;
	/** Fields of a form, or bytes as they are. */
	body?: Readonly<Record<string, string>> | readonly (readonly [string, string])[] | Buffer | string;
	cookie?: string;
}>;

/** Asks as a browser of a reader would: her language, HTML, and for a form where it comes from. What `headers` says comes last. */
export function ask(
	url: string,
	locale: Locale,
	{ method, path, headers = {}, body, cookie }: Question
): Promise<Answer> {
	const { hostname, port } = new URL(url);
	const bytes = body === undefined ? undefined : bytesOf(body);
	const form = {
		origin: url,
		'content-type': 'application/x-www-form-urlencoded',
		'content-length': String(bytes?.length)
	};
	const own: Record<string, string> = {
		accept: 'text/html',
		'accept-language': locale,
		...(bytes ? form : {}),
		...(cookie ? { cookie } : {}),
		...headers
	};
	for (const [name, value] of Object.entries(own)) if (value === '') delete own[name];
	return new Promise((resolve, reject) => {
		const sent = request(
			{ hostname, port, path, method: method ?? (bytes ? 'POST' : 'GET'), headers: own },
			(answer) => {
				const parts: Buffer[] = [];
				answer.on('data', (part: Buffer) => parts.push(part));
				answer.on('end', () => {
					const pairs = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
					resolve({
						status: answer.statusCode ?? 0,
						headers: Object.fromEntries(pairs),
						body: Buffer.concat(parts).toString()
					});
				});
			}
		);
		sent.on('error', (error: NodeJS.ErrnoException) =>
			error.code === 'ECONNRESET' || error.code === 'EPIPE'
				? resolve({ status: 0, headers: {}, body: '' })
				: reject(error)
		);
		sent.end(bytes);
	});
}

/** Sends bytes that no HTTP library would, and reads what comes until the end or for a second. */
export function throwBytes(url: string, bytes: Buffer | string): Promise<Answer> {
	const { hostname, port } = new URL(url);
	return new Promise((resolve) => {
		const socket = connect(Number(port), hostname, () => socket.write(bytes));
		let heard = '';
		const finish = () => {
			socket.destroy();
			const [head = '', ...rest] = heard.split('\r\n\r\n');
			resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0), headers: {}, body: rest.join('\r\n\r\n') });
		};
		socket.setTimeout(1000, finish);
		socket
			.on('data', (part) => (heard += part))
			.on('error', finish)
			.on('end', finish);
	});
}

function bytesOf(body: NonNullable<Question['body']>): Buffer {
	if (Buffer.isBuffer(body)) return body;
	if (typeof body === 'string') return Buffer.from(body);
	return Buffer.from(
		new URLSearchParams(
			Array.isArray(body) ? body.map(([name, value]) => [name, value]) : { ...(body as Record<string, string>) }
		).toString()
	);
}
