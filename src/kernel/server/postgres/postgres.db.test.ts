import { existsSync, mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { answers, cleanUp, newFolder, open, ownerOf, poolOf, serversOf, start, until } from './postgres.fixture.ts';
import { findPostmaster } from './postmaster.ts';
import { takeFile } from './turn.ts';

afterAll(cleanUp);

test('an empty folder becomes a database, and the last program to leave stops the server', async () => {
	const folder = newFolder();
	const first = await open(folder);
	const second = await start(folder);
	expect([first.adopted, second.adopted]).toEqual([false, true]);

	await first.release();
	expect(await answers(second.connection)).toBe(true);
	await second.release();
	expect(serversOf(folder)).toEqual([]);
});

test('two programs that start at once on an empty folder both work, with one database', async () => {
	const folder = newFolder();
	const [first, second] = await Promise.all([start(folder), start(folder)]);
	expect([first.adopted, second.adopted].sort()).toEqual([false, true]);
	await Promise.all([first.release(), second.release()]);
	expect(serversOf(folder)).toEqual([]);
});

test('a killed program leaves a server that the next one adopts with its rows', async () => {
	const folder = newFolder();
	const writer = await start(folder, 'write');
	await until(() => writer.kept.length > 20);
	writer.kill();

	const next = await open(folder);
	expect(next.adopted).toBe(true);
	expect(await missing(poolOf(next), writer.kept)).toEqual([]);
	await next.release();
	expect(serversOf(folder)).toEqual([]);
});

test('program and server killed together: the next start needs no hand and finds the rows', async () => {
	const folder = newFolder();
	const writer = await start(folder, 'write');
	await until(() => writer.kept.length > 20);
	writer.kill();
	process.kill(pidOf(folder), 'SIGKILL');

	const next = await open(folder);
	expect(next.adopted).toBe(false);
	expect(await missing(poolOf(next), writer.kept)).toEqual([]);
	await next.release();
});

test('a server killed four times during commits comes back by itself and has lost nothing', async () => {
	const folder = newFolder();
	const database = await open(folder);
	const pool = poolOf(database);
	await pool.query('create table kept (id bigint primary key)');
	const kept: number[] = [];
	for (let round = 0, id = 0; round < 4; round++) {
		const killed = delay(10 + Math.random() * 60).then(() => process.kill(pidOf(folder), 'SIGKILL'));
		for (let alive = true; alive; ) {
			id += 1;
			alive = await insert(pool, id, kept);
		}
		await killed;
		await until(() => answers(database.connection));
	}
	expect(kept.length).toBeGreaterThan(8);
	expect(await missing(pool, kept)).toEqual([]);
	await database.release();
	expect(serversOf(folder)).toEqual([]);
}, 60_000);

test('two programs whose server is killed share the one that comes back', async () => {
	const folder = newFolder();
	const [first, second] = [await open(folder), await start(folder)];
	process.kill(pidOf(folder), 'SIGKILL');
	await until(() => second.warnings.some((warning) => warning.includes('runs again')));
	await first.release();
	expect(await answers(second.connection)).toBe(true);
	await second.release();
	expect(serversOf(folder)).toEqual([]);
});

test('a process number left behind that a stranger carries now is not in the way', async () => {
	const folder = newFolder();
	await (await open(folder)).release();
	const now = Math.floor(Date.now() / 1000);
	writeFileSync(join(folder, 'postmaster.pid'), `${process.ppid}\n${folder}\n${now}\n5432\n${folder}\n\n`, {
		mode: 0o600
	});
	const database = await open(folder);
	expect(database.adopted).toBe(false);
	await database.release();
});

test('a folder of another major version is refused with the way to move', async () => {
	const folder = newFolder();
	mkdirSync(folder);
	writeFileSync(join(folder, 'PG_VERSION'), '15\n');
	await expect(open(folder)).rejects.toThrow(/PostgreSQL 15.*valley backup.*valley restore/s);
});

test('a folder that holds something else is refused', async () => {
	const folder = newFolder();
	mkdirSync(folder);
	writeFileSync(join(folder, 'letter.txt'), 'dear');
	await expect(open(folder)).rejects.toThrow('is not empty');
	expect(readFileSync(join(folder, 'letter.txt'), 'utf8')).toBe('dear');
});

test('a folder too deep for the path of a socket works', async () => {
	const folder = join(newFolder(), 'one-very-long-name-'.repeat(5), 'another-very-long-name-'.repeat(5), 'postgres');
	const first = await open(folder);
	expect(`${first.connection.host}/.s.PGSQL.5432`.length).toBeLessThanOrEqual(103);
	const second = await start(folder);
	expect(second.adopted).toBe(true);
	await second.release();
	await first.release();
	expect(existsSync(first.connection.host)).toBe(false);
});

test('an empty lock left by a server killed in its first instant is not in the way', async () => {
	const folder = newFolder();
	await (await open(folder)).release();
	const lock = join(folder, 'postmaster.pid');
	writeFileSync(lock, '', { mode: 0o600 });
	utimesSync(lock, 0, 0);
	await (await open(folder)).release();
});

test.runIf(process.getuid?.() === 0)('where root may make no namespace, the server runs as nobody', async () => {
	const folder = newFolder();
	await (await open(folder)).release(); // root's files: they change hands
	const database = await open(folder, { namespaces: false });
	expect(ownerOf(pidOf(folder))).toBe(65534);
	expect(await answers(database.connection)).toBe(true);
	await database.release();
});

test('the loopback port that Windows needs asks for the password and survives a kill', async () => {
	const folder = newFolder();
	const database = await open(folder, { loopback: true });
	const { password: _, ...without } = database.connection;
	await expect(new pg.Client(without).connect()).rejects.toThrow('password');
	process.kill(pidOf(folder), 'SIGKILL');
	await until(() => answers(database.connection));
	await database.release();
});

test('a server that cannot come back is tried for as long as it takes, and no empty database takes its place', async () => {
	const folder = newFolder();
	const warnings: string[] = [];
	let died = 0;
	const options = { warn: (warning: string) => warnings.push(warning), died: () => died++ };
	const database = await open(folder, options);
	const pid = pidOf(folder);
	renameSync(folder, `${folder}.away`);
	process.kill(pid, 'SIGKILL');
	await until(() => warnings.some((warning) => warning.includes('tried 4 times')));
	expect([existsSync(folder), died]).toEqual([false, 1]);
	renameSync(`${folder}.away`, folder);
	await until(() => answers(database.connection));
	await database.release();
});

test('where only a file can mark the turn, a dead owner is set aside and a living one is not', async () => {
	const file = newFolder();
	writeFileSync(file, '999999999');
	expect(takeFile(file)).toBeUndefined();
	const leave = takeFile(file);
	expect(leave).toBeTypeOf('function');
	expect(takeFile(file)).toBeUndefined();
	expect(takeFile(file)).toBeUndefined();
	await leave?.();
	expect(takeFile(file)).toBeTypeOf('function');
});

function pidOf(folder: string): number {
	return findPostmaster(folder).running?.pid ?? 0;
}

async function insert(pool: pg.Pool, id: number, kept: number[]): Promise<boolean> {
	try {
		await pool.query('insert into kept values ($1)', [id]);
		kept.push(id);
		return true;
	} catch {
		return false;
	}
}

async function missing(pool: pg.Pool, kept: number[]): Promise<number[]> {
	const { rows } = await pool.query('select id::int from kept');
	const found = new Set(rows.map(({ id }) => id));
	return kept.filter((id) => !found.has(id));
}
