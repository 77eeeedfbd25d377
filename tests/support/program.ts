import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endsWithUs, whenInterrupted } from './interrupted.ts';
import { endServer } from './postgres.ts';

export type Program = Readonly<{
	url: string;
	data: string;
	child: ChildProcess;
	/** What it has printed so far. */
	output(): string;
	/** Asks it to stop, waits until it has, and returns its exit code. */
	stop(): Promise<number | null>;
	/** Ends it as a power cut would. */
	kill(): Promise<void>;
}>;

export type Options = {
	/** Kept when given; otherwise a folder of its own, removed by `stop`. */
	data?: string;
	port?: number;
	args?: string[];
	env?: Record<string, string>;
	/** Lifts the rate limits: a claim sends from one address what a thousand people would. */
	crowd?: boolean;
};

/** Starts the real program as `npm start` does, on a free port, and waits until its first page answers. */
export async function startProgram({
	data,
	port,
	args = ['--demo'],
	env = {},
	crowd = false
}: Options = {}): Promise<Program> {
	const folder = data ?? mkdtempSync(join(realpathSync(tmpdir()), 'valley-program-'));
	const remove = () => (data ? undefined : rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
	const done = whenInterrupted(() => {
		endServer(join(folder, 'postgres'));
		remove();
	});
	if (!data && !env.DATABASE_URL)
		layHub(folder, args.includes('--demo') && !args.includes('--empty') ? 'demo' : 'migrate');
	const chosen = port ?? (await freePort());
	const url = `http://localhost:${chosen}`;
	const child = endsWithUs(
		spawn(process.execPath, ['bin/valley.ts', 'serve', ...args], {
			env: {
				...process.env,
				PORT: String(chosen),
				DATA_DIR: folder,
				PUBLIC_URL: url,
				...(crowd ? { RATE_LIMITS: 'off' } : {}),
				...env
			},
			stdio: ['ignore', 'pipe', 'pipe']
		})
	);
	let printed = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (printed += text));
	const exit = once(child, 'exit').then(([code]) => code as number | null);
	const program: Program = {
		url,
		data: folder,
		child,
		output: () => printed,
		async stop() {
			child.kill('SIGTERM');
			const code = await exit;
			remove();
			done();
			return code;
		},
		async kill() {
			child.kill('SIGKILL');
			await exit;
		}
	};
	await answers(program);
	return program;
}

/**
 * Loading the demonstration takes ten seconds, making an empty hub three: a run of many tests does each once, in the folder that TEST_DEMO names, and copies
 * that. `cp` keeps the owners, which the embedded database of a root asks for.
 */
function layHub(folder: string, command: 'demo' | 'migrate'): void {
	const shared = process.env.TEST_DEMO;
	if (!shared) return;
	const loaded = join(shared, command);
	if (!existsSync(loaded)) {
		const own = mkdtempSync(join(shared, 'loading-'));
		execFileSync(process.execPath, ['bin/valley.ts', command], { env: { ...process.env, DATA_DIR: own } });
		// of two that load at once the second keeps the first's
		if (!existsSync(loaded)) renameSync(own, loaded);
	}
	execFileSync('cp', ['-a', `${loaded}/.`, folder]);
}

/** Runs an act with a program and stops it whatever happens. */
export async function withProgram<T>(options: Options, act: (program: Program) => Promise<T>): Promise<T> {
	const program = await startProgram(options);
	try {
		return await act(program);
	} finally {
		await program.stop();
	}
}

export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as { port: number };
	server.close();
	await once(server, 'close');
	return port;
}

const PATIENCE_MS = 120_000;

async function answers({ url, child, output }: Program): Promise<void> {
	const end = Date.now() + PATIENCE_MS;
	while (Date.now() < end) {
		if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}:\n${output()}`);
		const ready = await fetch(`${url}/readyz`).catch(() => null);
		if (ready?.ok) return;
		await pause(50);
	}
	child.kill('SIGKILL');
	throw new Error(`the program did not answer:\n${output()}`);
}
