import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { FLAGS, MEMORY } from '../../bin/supervise.mjs';
import { endsWithUs, whenInterrupted } from './interrupted.ts';
import { endServer, openPostgres } from './postgres.ts';
import { dropDatabase, urlOf } from './server.ts';
import { cloneShared, sharedServer } from './shared.ts';

export type Program = Readonly<{
	url: string;
	data: string;
	/** The settings by which another program or a command stands on the same hub. */
	site: Readonly<Record<string, string>>;
	child: ChildProcess;
	/** What it has printed so far. */
	output(): string;
	/** Asks it to stop, waits until it has, and returns its exit code. */
	stop(): Promise<number | null>;
	/** Ends it as a power cut would. */
	kill(): Promise<void>;
}>;

export type Options = {
	/** Kept when given, with a PostgreSQL of its own in it; otherwise both are made for the program, and removed by `stop`. */
	data?: string;
	/** Stands on the hub of another program. */
	beside?: Pick<Program, 'data' | 'site'>;
	port?: number;
	/** Where it stands, when it is not this project. */
	folder?: string;
	args?: string[];
	env?: Record<string, string>;
	/** With its parent, which starts it again; otherwise alone, so that `kill` ends it for good. */
	supervised?: boolean;
	/** Lifts the rate limits: a claim sends from one address what a thousand people would. */
	crowd?: boolean;
};

/** Starts the real program as `npm start` does, on a free port, and waits until its first page answers. */
export async function startProgram({
	args = ['--demo'],
	crowd = false,
	supervised = false,
	env = {},
	port,
	folder,
	...place
}: Options = {}): Promise<Program> {
	const { data, site, remove } = await makeSite(args, env, place);
	const chosen = port ?? (await freePort());
	const url = `http://localhost:${chosen}`;
	const own = { PORT: String(chosen), PUBLIC_URL: url, ...(crowd ? { RATE_LIMITS: 'off' } : {}), ...site, ...env };
	const child = endsWithUs(
		spawn(process.execPath, [...(supervised ? ['bin/supervise.mjs'] : [...FLAGS, 'bin/valley.ts']), 'serve', ...args], {
			env: { ...process.env, ...MEMORY, ...own },
			...(folder ? { cwd: folder } : {}),
			stdio: ['ignore', 'pipe', 'pipe']
		})
	);
	let printed = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (printed += text));
	const exit = once(child, 'exit').then(([code]) => code as number | null);
	const program: Program = {
		url,
		data,
		site,
		child,
		output: () => printed,
		async stop() {
			child.kill('SIGTERM');
			const code = await exit;
			await remove();
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

type Site = Pick<Program, 'data' | 'site'> & { remove: () => Promise<void> };

/** Where a program stands: in a run of many steps on a database cloned from what the run has loaded (shared.ts), which spares ten seconds. */
async function makeSite(
	args: readonly string[],
	env: Readonly<Record<string, string>>,
	{ beside, data: kept }: Options
): Promise<Site> {
	if (beside) return { data: beside.data, site: beside.site, remove: async () => undefined };
	const data = kept ?? mkdtempSync(join(realpathSync(tmpdir()), 'valley-program-'));
	const lost = whenInterrupted(() => {
		endServer(join(data, 'postgres'));
		return clear();
	});
	const clear = async () => {
		lost();
		if (!kept) rmSync(data, { recursive: true, force: true, maxRetries: 5 });
	};
	const given = env.DATABASE_URL;
	const shared = kept || given ? undefined : sharedServer();
	if (!shared) return { data, site: { DATA_DIR: data, ...(given ? { DATABASE_URL: given } : {}) }, remove: clear };
	const loaded = args.includes('--demo') && !args.includes('--empty');
	const database = await cloneShared(shared, loaded, data);
	const remove = () => dropDatabase(shared.administrator, database).then(clear);
	return { data, site: { DATA_DIR: data, DATABASE_URL: urlOf(database) }, remove };
}

/** The database of a program for this process too, also while the program does not run. */
export async function joinDatabase({
	data,
	site
}: Pick<Program, 'data' | 'site'>): Promise<{ connection: pg.PoolConfig; release: () => Promise<void> }> {
	if (!site.DATABASE_URL) return openPostgres(join(data, 'postgres'));
	return { connection: { connectionString: site.DATABASE_URL }, release: async () => undefined };
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

/** For which nothing is said of what it does. */
const PATIENCE_MS = 180_000;

async function answers({ url, child, output }: Program): Promise<void> {
	let said = '';
	for (let end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(50)) {
		if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}:\n${output()}`);
		const ready = await fetch(`${url}/readyz`).catch(() => null);
		if (ready?.ok) return;
		if (output() !== said) [said, end] = [output(), Date.now() + PATIENCE_MS];
	}
	child.kill('SIGKILL');
	throw new Error(`the program did not answer:\n${output()}`);
}
