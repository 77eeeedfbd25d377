import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { whenInterrupted } from '../../tests/support/interrupted.ts';

export type Start = Readonly<{
	url: string;
	/** Seconds from the command to the first page. */
	seconds: number;
	output(): string;
	/** Ctrl-C: the terminal signals every process of the group. @returns the seconds until the command has ended. */
	interrupt(): Promise<number>;
	/** The exit code of a command that ends by itself. */
	ended: Promise<number | null>;
}>;

type Command = { folder: string; env: NodeJS.ProcessEnv; args?: string[] };

/** Runs `npm start` in a folder as somebody at a terminal does. */
export function npm({ folder, env, args = ['start'] }: Command): Omit<Start, 'seconds' | 'url'> {
	const child = spawn('npm', args, { cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text));
	const ended = once(child, 'close').then(([code]) => code as number | null);
	const interrupt = async () => {
		const began = performance.now();
		if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGINT');
		await ended;
		return (performance.now() - began) / 1000;
	};
	// a group of its own hears nothing of what this process is told
	void ended.finally(whenInterrupted(interrupt));
	return { output: () => said, ended, interrupt };
}

const PATIENCE_MS = 600_000;

/** Runs `npm start` and waits until the French home page answers. @throws with what it said when it ends before. */
export async function npmStart(port: number, command: Command): Promise<Start> {
	const began = performance.now();
	const env = { ...command.env, PORT: String(port) };
	const started = npm({ ...command, env });
	const url = `http://localhost:${port}`;
	const over = started.ended.then((code) =>
		Promise.reject(new Error(`npm start ended with ${code}:\n${started.output()}`))
	);
	over.catch(() => undefined);
	await Promise.race([answers(`${url}/fr`), over]);
	return { ...started, url, seconds: (performance.now() - began) / 1000 };
}

async function answers(page: string): Promise<void> {
	for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(20)) {
		const answer = await fetch(page).catch(() => null);
		await answer?.arrayBuffer();
		if (answer?.ok) return;
	}
	throw new Error(`${page} does not answer`);
}
