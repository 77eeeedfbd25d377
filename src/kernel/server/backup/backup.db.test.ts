import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { extract, list } from 'tar';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testDatabase, untold } from '../../../../tests/support/database.ts';
import { backup } from './backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'valley-backup-'));
let pool: pg.Pool;
let database: Awaited<ReturnType<typeof testDatabase>>['connection'];

beforeAll(async () => {
	database = (await testDatabase()).connection;
	pool = new pg.Pool(database);
	mkdirSync(join(folder, 'files', 'ab'), { recursive: true });
	writeFileSync(join(folder, 'files', '.hub'), 'its mark\n');
	writeFileSync(join(folder, 'files', 'ab', 'abc.half'), '');
});
afterAll(async () => {
	await pool.end();
	rmSync(folder, { recursive: true });
});

test('a backup has the mark of the folder, and nothing that is still being written', async () => {
	const archive = join(folder, 'well', 'hub.tar.gz');
	await backup(pool, folder, archive);
	const names: string[] = [];
	await list({ file: archive, onReadEntry: ({ path }) => names.push(path) });
	expect(names).toContain('files/.hub');
	expect(names.filter((name) => name.endsWith('.half'))).toEqual([]);
});

test('a backup whose lock is lost while the files are copied is none, and leaves nothing', async () => {
	const made = join(folder, 'cut');
	await expect(backup(cutAfterRows(), folder, join(made, 'hub.tar.gz'))).rejects.toThrow('was lost');
	expect(readdirSync(made)).toEqual([]);
});

test('without a database no draft is left behind', async () => {
	const nowhere = new pg.Pool({ host: '127.0.0.1', port: 1 });
	const made = join(folder, 'nowhere');
	await expect(backup(nowhere, folder, join(made, 'hub.tar.gz'))).rejects.toThrow('ECONNREFUSED');
	expect(existsSync(made) ? readdirSync(made) : []).toEqual([]);
});

test('rows are counted also when the database says how many a moment after the last of them', async () => {
	const { late, close } = await countingLate();
	try {
		const { manifest } = await backup(late, folder, join(folder, 'late', 'hub.tar.gz'));
		// that it was made is written down when it is
		for (const { name, rows } of manifest.tables.filter((table) => table.name !== 'kernel.backup')) {
			const counted = await pool.query<{ rows: number }>(`select count(*)::int as rows from ${name}`);
			expect({ name, rows }).toEqual({ name, rows: counted.rows[0]?.rows });
		}
		expect(manifest.tables.find(({ name }) => name === 'network.sector')?.rows).toBeGreaterThan(0);
	} finally {
		await close();
	}
});

test('a backup takes no more of the disk than its archive, whatever it holds', async () => {
	writeFileSync(join(folder, 'files', 'ab', 'film'), randomBytes(LARGE));
	// twenty million bytes of rows that come to little in the archive
	await untold((tx) =>
		sql`insert into network.outline (name, shape)
			select 'outline ' || n, jsonb_build_object('text', repeat('x', 10000)) from generate_series(1, 2000) n`.execute(
			tx
		)
	);
	const made = join(folder, 'large');
	const archive = join(made, 'hub.tar.gz');
	mkdirSync(made);
	const peak = watchSize(made);
	const { manifest, bytes } = await backup(pool, folder, archive);
	expect(bytes).toBe(statSync(archive).size);
	expect(peak()).toBeGreaterThan(LARGE / 2);
	expect(peak()).toBeLessThanOrEqual(bytes);
	expect(readdirSync(made)).toEqual(['hub.tar.gz']);
	expect(statSync(archive).mode & 0o777).toBe(0o600);
	const back = join(folder, 'back');
	mkdirSync(back);
	await extract({ file: archive, cwd: back, strict: true });
	const film = await readFile(join(folder, 'files/ab/film'));
	expect(film.equals(await readFile(join(back, 'files/ab/film')))).toBe(true);
	const lines = (await readFile(join(back, 'tables/network.outline.copy'), 'utf8')).trimEnd().split('\n');
	expect(lines).toHaveLength(2000);
	expect(manifest.tables.find(({ name }) => name === 'network.outline')?.rows).toBe(2000);
	expect(JSON.parse(await readFile(join(back, 'manifest.json'), 'utf8'))).toEqual(manifest);
});

test('a backup has its name only once it is on the disk, and that is too', async () => {
	const archive = join(folder, 'kept', 'hub.tar.gz');
	const named: boolean[] = [];
	const kind = await kindOfHandle();
	const { sync } = kind;
	const spy = vi.spyOn(kind, 'sync').mockImplementation(function (this: FileHandle) {
		named.push(existsSync(archive));
		return sync.call(this);
	});
	await backup(pool, folder, archive).finally(() => spy.mockRestore());
	expect(named).toEqual([false, true]);
});

test('a backup for which the disk has no room leaves nothing, and lets go of the lock', async () => {
	const made = join(folder, 'full');
	const kind = await kindOfHandle();
	const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
	const spy = vi.spyOn(kind, 'writeFile').mockRejectedValue(full);
	await expect(backup(pool, folder, join(made, 'hub.tar.gz'))).rejects.toThrow('no space');
	spy.mockRestore();
	expect(readdirSync(made)).toEqual([]);
	await backup(pool, folder, join(made, 'hub.tar.gz'));
});

const LARGE = 24_000_000;

/** What all open files have in common. */
async function kindOfHandle(): Promise<FileHandle> {
	const handle = await open(folder);
	await handle.close();
	return Object.getPrototypeOf(handle);
}

/** The most that the files of a folder have taken together. */
function watchSize(watched: string): () => number {
	let most = 0;
	const look = () => {
		try {
			const files = readdirSync(watched, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
			const sizes = files.map(({ parentPath, name }) => statSync(join(parentPath, name)).size);
			most = Math.max(
				most,
				sizes.reduce((sum, size) => sum + size, 0)
			);
		} catch {} // one was renamed while we looked
	};
	const timer = setInterval(look, 5);
	return () => {
		clearInterval(timer);
		look();
		return most;
	};
}

/** A pool through a line that keeps back for a moment what comes after the end of a COPY (CopyDone, PostgreSQL's protocol 3.0). */
async function countingLate() {
	const { host, port } = database;
	const done = Buffer.from([0x63, 0, 0, 0, 4]);
	const line = createServer((near) => {
		const far = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
		let turn: Promise<unknown> = Promise.resolve();
		const send = (bytes: Buffer, waitMs: number) => {
			turn = turn.then(() => new Promise((next) => setTimeout(next, waitMs))).then(() => near.write(bytes));
		};
		near
			.on('data', (bytes) => far.write(bytes))
			.on('close', () => far.destroy())
			.on('error', () => far.destroy());
		far.on('data', (bytes: Buffer) => {
			const end = bytes.indexOf(done) + done.length;
			if (end < done.length) return send(bytes, 0);
			send(bytes.subarray(0, end), 0);
			send(bytes.subarray(end), 5);
		});
		far.on('close', () => near.destroy()).on('error', () => near.destroy());
	}).listen(0, '127.0.0.1');
	await once(line, 'listening');
	const late = new pg.Pool({ ...database, host: '127.0.0.1', port: (line.address() as AddressInfo).port });
	const close = () => late.end().then(() => new Promise((closed) => line.close(closed)));
	return { late, close };
}

/** A pool whose connection is ended by the database once the rows are read. */
function cutAfterRows(): pg.Pool {
	const connect = async () => {
		const client = await pool.connect();
		const pid = (await client.query('select pg_backend_pid() as pid')).rows[0].pid;
		const query = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
		const cutting = (...given: unknown[]) => {
			const answer = query(...given);
			if (given[0] !== 'commit') return answer;
			return answer.then(async () => pool.query('select pg_terminate_backend($1)', [pid]));
		};
		return Object.assign(client, { query: cutting });
	};
	return { connect } as unknown as pg.Pool;
}
