import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const ARRIVES_MS = 1000;

/** One answer as it went to the browser: how much of its body, and from which byte of the file on. */
export type Sent = { path: string; from: number; bytes: number; status: number };

/** Between a browser and the hub: counts what goes through, and can be cut in the middle of a file. */
export class Wire {
	readonly #server: Server;
	readonly #acts = new Map<string, () => Promise<void>>();
	#target = '';
	#sent: Sent[] = [];
	#breaking: Readonly<{ path: string; bytes: number }> | null = null;
	#broken = false;

	constructor() {
		this.#server = createServer((given, response) => {
			this.#answer(given, response).catch(() => response.destroy());
		}).listen(0, '127.0.0.1');
	}

	/** @returns the address at which the browser finds the hub */
	async open(): Promise<string> {
		await once(this.#server, 'listening');
		return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
	}

	/** Leads to a program. */
	to(url: string): void {
		this.#target = url;
	}

	/** All that was sent since the last call. */
	taken(): Sent[] {
		return this.#sent.splice(0);
	}

	/** Breaks the answer for a path off after so many bytes, once, and the network with it until `mend`. */
	breakAt(path: string, bytes: number): void {
		this.#breaking = { path, bytes };
	}

	mend(): void {
		this.#broken = false;
	}

	/** Does something before the first answer for a path. */
	before(path: string, act: () => Promise<void>): void {
		this.#acts.set(path, act);
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		this.#server.close();
		await once(this.#server, 'close');
	}

	async #answer(given: IncomingMessage, response: ServerResponse): Promise<void> {
		const path = given.url ?? '';
		const act = this.#acts.get(path);
		this.#acts.delete(path);
		await act?.();
		if (this.#broken) return void response.destroy();
		const asked = request(this.#target + path, { method: given.method ?? 'GET', headers: given.headers });
		given.pipe(asked);
		const [back] = (await once(asked, 'response')) as [IncomingMessage];
		const [, from = '0'] = /^bytes (\d+)-/.exec(String(back.headers['content-range'])) ?? [];
		const own: Sent = { path, from: Number(from), bytes: 0, status: back.statusCode ?? 0 };
		this.#sent.push(own);
		response.writeHead(own.status, back.headers);
		await this.#pass(back, response, own);
	}

	async #pass(back: IncomingMessage, response: ServerResponse, own: Sent): Promise<void> {
		for await (const chunk of back as AsyncIterable<Buffer>) {
			const most = this.#breaking?.path === own.path ? this.#breaking.bytes - own.bytes : chunk.length;
			const piece = chunk.subarray(0, most);
			own.bytes += piece.length;
			response.write(piece);
			if (piece.length < chunk.length) return this.#breakOff(response);
			if (response.destroyed) return;
		}
		response.end();
	}

	async #breakOff(response: ServerResponse): Promise<void> {
		this.#breaking = null;
		this.#broken = true;
		// over the air nothing waits in a browser to be read: what was written has arrived
		await pause(ARRIVES_MS);
		response.destroy();
	}
}
