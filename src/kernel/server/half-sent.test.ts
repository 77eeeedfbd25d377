import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { newDevice } from './device.ts';
import { openSecret } from './secret.ts';

openSecret('a secret for the tests', '.');
afterEach(() => vi.useRealTimers());

/** A server that watches over bodies, and how to send it the beginning of one. */
async function watching() {
	const { watchBody } = await import('./half-sent.ts');
	const server = createServer((request) => {
		watchBody(request);
		request.on('error', () => undefined).resume();
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const sockets: Socket[] = [];
	const send = async (begin: string, cookie = ''): Promise<{ isCut: () => boolean; socket: Socket }> => {
		const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
		let cut = false;
		socket
			.on('error', () => undefined)
			.on('close', () => {
				cut = true;
			});
		sockets.push(socket);
		const came = once(server, 'request') as Promise<[IncomingMessage]>;
		socket.write(`POST / HTTP/1.1\r\nHost: hub\r\nCookie: ${cookie}\r\nContent-Length: 1000000\r\n\r\n${begin}`);
		await came;
		return { isCut: () => cut, socket };
	};
	const end = () => {
		for (const socket of sockets) socket.destroy();
		server.close();
	};
	return { send, end };
}

test('somebody who sends hundreds of forms by halves loses her own oldest, and no device its own', async () => {
	const { send, end } = await watching();
	const honest = await send('a', `valley_guest=${newDevice()}`);
	const hostile = [];
	for (let nth = 0; nth < 310; nth++) hostile.push(await send('b'));
	await pause(50);
	expect(honest.isCut()).toBe(false);
	expect(hostile.filter(({ isCut }) => isCut())).toHaveLength(11);
	expect(hostile[0]?.isCut()).toBe(true);
	end();
});

test('a body that comes too slowly is cut off, and not before it is slower than the slowest line', async () => {
	vi.useFakeTimers({ toFake: ['Date', 'setInterval'] });
	vi.resetModules();
	const { send, end } = await watching();
	const [stuck, slow] = [await send('a'), await send('b')];
	vi.advanceTimersByTime(19_000);
	slow.socket.write('c'.repeat(40_000));
	await pause(50);
	expect(stuck.isCut()).toBe(false);
	vi.advanceTimersByTime(10_000);
	await pause(50);
	expect(stuck.isCut()).toBe(true);
	expect(slow.isCut()).toBe(false);
	vi.advanceTimersByTime(20_000);
	await pause(50);
	expect(slow.isCut()).toBe(true);
	end();
});
