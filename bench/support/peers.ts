import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { endsWithUs } from '../../tests/support/interrupted.ts';
import { freePort } from '../../tests/support/program.ts';
import { compiled } from './compiled.ts';
import { type Heard, type Listeners, type Load, listen } from './load.ts';
import { cpuSeconds, memoryKb } from './process.ts';

/** The ways to send one text to all: ours, Socket.IO, server-sent events, and a bare loop in C. */
export const peers = ['ours', 'socket.io', 'events', 'floor'] as const;
export type Peer = (typeof peers)[number];

export type Fanned = Readonly<{
	heard: Heard;
	/** Microseconds of processor for one text to one listener, by the server. */
	microseconds: number;
	/** Of one core, in percent. */
	core: number;
	/** Memory for each listener, in kB. */
	kilobytes: number;
}>;

const ways: Record<Peer, Pick<Listeners, 'mode' | 'path'>> = {
	ours: { mode: 'ws' },
	'socket.io': { mode: 'sio', path: '/socket.io/?EIO=4&transport=websocket' },
	events: { mode: 'sse' },
	floor: { mode: 'tcp' }
};
const BYTES = 300;

/** One server in its own process, so many listeners, and a text of 300 bytes to each of them so often. */
export async function fanOut(peer: Peer, count: number, rate: number, seconds: number): Promise<Fanned> {
	const { server, act } = await startPeer(peer);
	let load: Load | undefined;
	try {
		const empty = memoryKb(server.pid);
		load = await listen({ ...ways[peer], port: server.port, count });
		await act(rate, 1);
		load.tell('reset');
		await load.heard();
		const before = { cpu: cpuSeconds(server.pid), at: performance.now() };
		await act(rate, seconds);
		const heard = await load.until(({ frames }) => frames >= count * rate * seconds, 15_000);
		const spent = cpuSeconds(server.pid) - before.cpu;
		const core = (spent / (performance.now() - before.at)) * 1e5;
		const kilobytes = (memoryKb(server.pid) - empty) / count;
		return { heard, microseconds: (spent / heard.frames) * 1e6, core, kilobytes };
	} finally {
		await load?.stop();
		server.stop();
	}
}

type Started = {
	server: { pid: number | undefined; port: number; stop: () => void };
	/** Sends a text so many times a second, for so many seconds. */
	act: (rate: number, seconds: number) => Promise<void>;
};

export async function startPeer(peer: Peer): Promise<Started> {
	const port = await freePort();
	const [program, ...args] =
		peer === 'floor'
			? [compiled('floor'), String(port), String(BYTES)]
			: [process.execPath, fileURLToPath(new URL('./peer.ts', import.meta.url)), peer, String(port), String(BYTES)];
	const child = endsWithUs(spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] }));
	const lines = createInterface(child.stdout);
	await once(lines, 'line');
	const act = async (rate: number, seconds: number) => {
		child.stdin.write(`go ${rate} ${seconds}\n`);
		await once(lines, 'line');
	};
	return { server: { pid: child.pid, port, stop: () => child.kill('SIGKILL') }, act };
}
