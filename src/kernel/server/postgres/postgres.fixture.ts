// What the tests of this folder need: scratch folders, programs of their own that share a server, and a last look around.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readlinkSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Options } from './cluster.ts';
import { type Embedded, openPostgres } from './index.ts';

type Connection = Embedded['connection'];

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'valley-postgres-')));
chmodSync(scratch, 0o755); // the server may run as somebody else than we do
const opened: Embedded[] = [];
const pools: pg.Pool[] = [];
const children: ChildProcess[] = [];
let folders = 0;

export function newFolder(): string {
	folders += 1;
	return join(scratch, `f${folders}`);
}

export async function open(folder: string, options: Options = {}): Promise<Embedded> {
	const database = await openPostgres(folder, () => {}, { warn: () => {}, ...options });
	opened.push(database);
	return database;
}

/** Starts another program on the folder; with 'write' it inserts rows into `kept`, one commit each. */
export async function start(folder: string, purpose = '') {
	const child = spawn(
		process.execPath,
		[fileURLToPath(new URL('./program.fixture.ts', import.meta.url)), folder, purpose],
		{
			stdio: ['pipe', 'pipe', 'inherit']
		}
	);
	children.push(child);
	const gone = new Promise((resolve) => child.once('exit', resolve));
	const kept: number[] = [];
	const warnings: string[] = [];
	let begun: { opened: Connection; adopted: boolean } | undefined;
	createInterface({ input: child.stdout }).on('line', (line) => {
		const said = JSON.parse(line);
		if (said.opened) begun = said;
		if (said.kept) kept.push(said.kept);
		if (said.warning) warnings.push(said.warning);
	});
	const { opened: connection, adopted } = await until(() => begun);
	const release = async () => {
		child.stdin.write('release\n');
		await gone;
	};
	return { connection, adopted, kept, warnings, release, kill: () => child.kill('SIGKILL') };
}

export function poolOf({ connection }: Embedded): pg.Pool {
	const pool = new pg.Pool({ ...connection, max: 2 });
	pool.on('error', () => {});
	pools.push(pool);
	return pool;
}

export async function answers(connection: Connection): Promise<boolean> {
	const client = new pg.Client(connection);
	client.on('error', () => {});
	try {
		await client.connect();
		await client.query('select 1');
		return true;
	} catch {
		return false;
	} finally {
		await client.end().catch(() => {});
	}
}

/** Waits for something to be there; throws after forty seconds. */
export async function until<T>(look: () => T | Promise<T>): Promise<NonNullable<T>> {
	for (const limit = Date.now() + 40_000; Date.now() < limit; await delay(10)) {
		const seen = await look();
		if (seen) return seen;
	}
	throw new Error(`waited in vain for ${look}`);
}

/** The processes whose working folder this is: a server and its children. */
export function serversOf(folder: string): string[] {
	return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && workingFolder(pid).startsWith(folder));
}

export function ownerOf(pid: number): number {
	return statSync(`/proc/${pid}`).uid;
}

export async function cleanUp(): Promise<void> {
	for (const child of children) child.kill('SIGKILL');
	await Promise.all(pools.map((pool) => pool.end()));
	for (const database of opened) await database.release();
	for (const pid of serversOf(scratch)) process.kill(Number(pid), 'SIGKILL');
	rmSync(scratch, { recursive: true, force: true });
}

function workingFolder(pid: string): string {
	try {
		return readlinkSync(`/proc/${pid}/cwd`);
	} catch {
		return '';
	}
}
