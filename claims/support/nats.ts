import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureNats, whyNoNats } from '../../scripts/nats.mjs';
import { endsWithUs } from '../../tests/support/interrupted.ts';
import { freePort, type Program, startProgram } from '../../tests/support/program.ts';

/** Runs an act with so many programs on the hub of another, which speak over a NATS server of their own. */
export async function withNodes<T>(
	beside: Program,
	count: number,
	act: (nodes: readonly Program[]) => Promise<T>
): Promise<T> {
	const nats = await startNats();
	const nodes: Program[] = [];
	try {
		for (let nth = 0; nth < count; nth++)
			nodes.push(
				await startProgram({
					beside,
					crowd: true,
					env: { NATS_URL: nats.url, LOG_LEVEL: 'warn' }
				})
			);
		return await act(nodes);
	} finally {
		for (const node of nodes) await node.stop();
		nats.stop();
	}
}

async function startNats(): Promise<{ url: string; stop: () => void }> {
	const server = ensureNats();
	if (!server) throw new Error(whyNoNats());
	const port = await freePort();
	const child = endsWithUs(spawn(server, ['-a', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' }));
	for (let turn = 0; turn < 100 && !(await opens(port)); turn++) await pause(50);
	return { url: `nats://127.0.0.1:${port}`, stop: () => child.kill() };
}

function opens(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1', () => resolve(true));
		socket.on('connect', () => socket.destroy()).on('error', () => resolve(false));
	});
}
