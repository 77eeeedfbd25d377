import { Agent, request as ask } from 'node:http';

export type Answer = Readonly<{ status: number; location: string; page: string }>;

/** A browser without JavaScript: connections and cookies of its own, as each telephone of a hall has. */
export type Browser = Readonly<{
	get(path: string): Promise<Answer>;
	post(path: string, fields: Readonly<Record<string, string>> | URLSearchParams): Promise<Answer>;
	/** Its Cookie header, as of now. */
	cookie(): string;
	close(): void;
}>;

const PATIENCE_MS = 30_000;
/** What was answered is needed from its beginning: titles, sentences of refusal. */
const MOST_BYTES = 200_000;

/** @param cookies those it has already. @param connections at once */
export function browser(url: string, cookies: Iterable<readonly [string, string]> = [], connections = 2): Browser {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const jar = new Map(cookies);
	const cookie = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
	const send = (path: string, body?: string): Promise<Answer> =>
		new Promise((resolve) => {
			const headers = {
				...{ origin: url, accept: 'text/html', cookie: cookie() },
				...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' })
			};
			const sent = ask(url + path, {
				agent,
				headers,
				method: body === undefined ? 'GET' : 'POST',
				timeout: PATIENCE_MS
			});
			const broken = (error: Error): void => resolve({ status: 0, location: '', page: error.message });
			sent.on('error', broken).on('timeout', () => sent.destroy(new Error('no answer in time')));
			sent.on('response', (answer) => {
				for (const line of answer.headers['set-cookie'] ?? []) keep(jar, line);
				let page = '';
				answer.setEncoding('utf8').on('error', broken);
				answer.on('data', (text: string) => {
					if (page.length < MOST_BYTES) page += text;
				});
				answer.on('end', () =>
					resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? '', page })
				);
			});
			sent.end(body);
		});
	return {
		get: (path) => send(path),
		post: (path, fields) => send(path, String(new URLSearchParams(fields))),
		cookie,
		close: () => agent.destroy()
	};
}

function keep(jar: Map<string, string>, line: string): void {
	const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
	if (/max-age=0\b/i.test(line)) jar.delete(name);
	else jar.set(name, value);
}
