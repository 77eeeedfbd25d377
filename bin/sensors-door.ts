import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import type { Report } from './ground.ts';

const ROOT = '/api/sensorthings/v1.1';
const MOST_BYTES = 512 * 1024;
const PASSED_ON = ['content-type', 'location', 'retry-after'];

type Asked = Readonly<{ key: string; hub: string; port: number }>;

/**
 * `valley sensors-door`: opens an address of this machine alone that adds a key to whatever comes, for devices and test suites that know none. Links in answers
 * lead through it again. Ends when it is asked to.
 */
export async function openSensorsDoor({ key, hub, port }: Asked, report: Report): Promise<void> {
	const outside = await rootOf(hub, key);
	const server = createServer((request, response) => {
		const { port } = server.address() as { port: number };
		pass(request, response, { hub, key, outside, inside: `http://127.0.0.1:${port}${ROOT}` }).catch((error: Error) => {
			response.writeHead(502, { 'content-type': 'application/json' }).end(JSON.stringify({ detail: error.message }));
		});
	});
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	report(
		`whoever reaches this machine writes with your key on http://127.0.0.1:${(server.address() as { port: number }).port}${ROOT}`
	);
	await new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
	});
	server.closeAllConnections();
	server.close();
}

/** How the hub calls its own interface, which may be otherwise than how it is reached here. @throws when the key opens nothing there */
async function rootOf(hub: string, key: string): Promise<string> {
	const answer = await fetch(`${hub}${ROOT}/`, { headers: { authorization: `Bearer ${key}` } });
	if (!answer.ok) throw new Error(`${hub} answers ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
	const { value } = (await answer.json()) as { value: { name: string; url: string }[] };
	const things = value.find(({ name }) => name === 'Things');
	if (!things) throw new Error(`${hub} has no sensors`);
	return things.url.slice(0, -'/Things'.length);
}

type Way = Readonly<{ hub: string; key: string; outside: string; inside: string }>;

async function pass(request: IncomingMessage, response: ServerResponse, way: Way): Promise<void> {
	const { method = 'GET', url = '' } = request;
	if (!url.startsWith(ROOT)) return void response.writeHead(404).end();
	const body = await buffer(request);
	if (body.length > MOST_BYTES) return void response.writeHead(413).end();
	const answer = await ask(way.hub + url, method, request.headers['content-type'] ?? '', body, way.key);
	const text = (await answer.text()).replaceAll(way.outside, way.inside);
	const heads = [...answer.headers].filter(([name]) => PASSED_ON.includes(name));
	const passed = heads.map(([name, value]) => [name, value.replaceAll(way.outside, way.inside)]);
	response.writeHead(answer.status, { ...Object.fromEntries(passed), 'content-length': Buffer.byteLength(text) });
	response.end(method === 'HEAD' ? undefined : text);
}

/** Whoever comes too often waits here until the hub takes it: those who know no keys know no patience either. */
async function ask(url: string, method: string, type: string, body: Buffer, key: string): Promise<Response> {
	for (;;) {
		const answer = await fetch(url, {
			method,
			headers: { authorization: `Bearer ${key}`, ...(type ? { 'content-type': type } : {}) },
			...(body.length ? { body: new Uint8Array(body) } : {})
		});
		if (answer.status !== 429) return answer;
		await answer.arrayBuffer();
		await pause(1000 * Math.min(60, Number(answer.headers.get('retry-after')) || 1));
	}
}
