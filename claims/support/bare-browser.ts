import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { findChromium, whyNoChromium } from '../../scripts/chromium.mjs';
import { endsWithUs } from '../../tests/support/interrupted.ts';

type Result = Record<string, unknown>;

export type BarePage = Readonly<{
	evaluate<T>(expression: string): Promise<T>;
	/** Brings another page to the front, by which this one is really hidden. */
	hide(): Promise<void>;
	show(): Promise<void>;
	close(): Promise<void>;
}>;

/** A page in a Chromium that nobody pretends is always looked at, as Playwright does: another page in front of it hides it. */
export async function openBare(address: string): Promise<BarePage> {
	const { endpoint, end } = await launch();
	const { send, close } = await connectTo(endpoint);
	const { targetId } = await send('Target.createTarget', { url: address });
	const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
	let other: unknown;
	return {
		async evaluate<T>(expression: string): Promise<T> {
			const asked = { expression, awaitPromise: true, returnByValue: true };
			const { result, exceptionDetails } = await send('Runtime.evaluate', asked, String(sessionId));
			if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
			return (result as { value: T }).value;
		},
		async hide() {
			other ??= (await send('Target.createTarget', { url: 'about:blank' })).targetId;
			await send('Target.activateTarget', { targetId: other });
		},
		show: async () => void (await send('Target.activateTarget', { targetId })),
		async close() {
			close();
			await end();
		}
	};
}

async function launch(): Promise<{ endpoint: string; end: () => Promise<void> }> {
	const path = findChromium();
	if (!path) throw new Error(whyNoChromium());
	const folder = mkdtempSync(join(tmpdir(), 'valley-chromium-'));
	const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	const quiet = [
		'--window-size=1920,1080',
		'--disable-gpu',
		'--disable-dev-shm-usage',
		'--no-first-run',
		'--disable-background-networking'
	];
	const args = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`, ...asRoot, ...quiet];
	const child = endsWithUs(spawn(path, [...args, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] }));
	const exit = new Promise<void>((done) => child.once('exit', () => done()));
	const endpoint = await new Promise<string>((found, none) => {
		let printed = '';
		child.stderr.on('data', (text: Buffer) => {
			printed += text;
			const [, address] = /DevTools listening on (ws:\S+)/.exec(printed) ?? [];
			if (address) found(address);
		});
		child.once('exit', () => none(new Error(`Chromium ended: ${printed}`)));
	});
	return {
		endpoint,
		async end() {
			child.kill();
			await exit;
			rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
		}
	};
}

async function connectTo(endpoint: string) {
	const socket = new WebSocket(endpoint);
	await new Promise((open, none) => socket.once('open', open).once('error', none));
	const waiting = new Map<number, { done: (result: Result) => void; failed: (error: Error) => void }>();
	let numbered = 0;
	socket.on('message', (data) => {
		const { id, result, error } = JSON.parse(String(data)) as { id?: number; result?: Result; error?: object };
		const asked = waiting.get(id ?? 0);
		waiting.delete(id ?? 0);
		if (error) asked?.failed(new Error(JSON.stringify(error)));
		else asked?.done(result ?? {});
	});
	return {
		send: (method: string, params: object, sessionId?: string): Promise<Result> =>
			new Promise((done, failed) => {
				const id = ++numbered;
				waiting.set(id, { done, failed });
				socket.send(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }));
			}),
		close: () => socket.close()
	};
}
