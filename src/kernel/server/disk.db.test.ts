import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { isEmpty } from '../../../bin/emptiness.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { newId } from '../id.ts';
import { db, transaction } from './db.ts';
import { filesOnDisk, isTooMuch, MARK, markFiles, marks, sweepFiles, takeAway, toSweep } from './disk.ts';
import { keepFile, openStorage } from './storage.ts';

let folder: string;

beforeEach(async () => {
	await testDatabase();
	folder = mkdtempSync(join(tmpdir(), 'valley-disk-'));
	openStorage(folder);
	return () => rmSync(folder, { recursive: true, force: true });
});

const later = () => new Date(Date.now() + 2 * 3_600_000);
const keep = () => transaction((tx) => keepFile(tx, randomBytes(40), 'application/pdf'));
const there = (name: string) => existsSync(join(folder, name.slice(0, 2), name));
function stray(name = randomBytes(32).toString('hex')): string {
	mkdirSync(join(folder, name.slice(0, 2)), { recursive: true });
	writeFileSync(join(folder, name.slice(0, 2), name), name);
	return name;
}

test('at the first start the database and its folder get the same mark, and the hub is as empty as it was', async () => {
	expect(await Promise.all([markFiles(), markFiles()])).toEqual([true, true]);
	const { database, folder: beside } = await marks();
	expect(database).toBe(beside);
	expect(database).toHaveLength(36);
	expect(await isEmpty()).toBe(true);
});

test('a folder of another database is not swept, until somebody marks it', async () => {
	await markFiles();
	const unnamed = stray();
	await testDatabase();
	await sweepFiles(later());
	expect(there(unnamed)).toBe(true);
	rmSync(join(folder, MARK));
	await sweepFiles(later());
	expect([there(unnamed), existsSync(join(folder, MARK))]).toEqual([true, false]);
	await sql`insert into kernel.setting (key, value) values ('files', '{"folder": "another"}')`.execute(db);
	writeFileSync(join(folder, MARK), 'one\n');
	await sweepFiles(later());
	expect(there(unnamed)).toBe(true);
	writeFileSync(join(folder, MARK), 'another\n');
	await sweepFiles(later());
	expect(there(unnamed)).toBe(false);
});

test('a new folder with the files of the database, as after a restore, is taken for its own', async () => {
	await markFiles();
	const { database } = await marks();
	const named = await keep();
	rmSync(join(folder, MARK));
	const unnamed = stray();
	await sweepFiles(later());
	expect(readFileSync(join(folder, MARK), 'utf8').trim()).toBe(database);
	expect([there(named), there(unnamed)]).toEqual([true, false]);
});

test('when more than fifty files and a fifth of all would go, none does', async () => {
	await markFiles();
	const strays = Array.from({ length: 51 }, () => stray());
	await sweepFiles(later());
	expect(strays.every(there)).toBe(true);
	const sweep = await toSweep(later());
	expect([isTooMuch(sweep), sweep.files.length, sweep.of]).toEqual([true, 51, 51]);
	rmSync(join(folder, strays[0]?.slice(0, 2) ?? '', strays[0] ?? ''));
	await sweepFiles(later());
	expect(strays.some(there)).toBe(false);
});

test('whoever has looked takes away also what is too much, but not what a row names', async () => {
	await markFiles();
	const named = await keep();
	const strays = Array.from({ length: 60 }, () => stray());
	await takeAway({ ...(await toSweep(later())), files: [...strays, named] });
	expect([there(named), strays.some(there)]).toEqual([true, false]);
});

test('only what is named as a file of ours is taken; a folder that cannot be read keeps the others no longer', async () => {
	await markFiles();
	const hash = randomBytes(32).toString('hex');
	const others = [`${hash}.0`, 'notes.txt', `${hash.slice(0, 63)}G`].map((name) => {
		mkdirSync(join(folder, hash.slice(0, 2)), { recursive: true });
		const path = join(folder, hash.slice(0, 2), name);
		writeFileSync(path, '');
		return path;
	});
	writeFileSync(join(folder, hash), '');
	mkdirSync(join(folder, 'lost+found'));
	writeFileSync(join(folder, 'lost+found', hash), '');
	const unreadable = hash.startsWith('ff') ? 'fe' : 'ff';
	writeFileSync(join(folder, unreadable), 'no folder');
	const taken = [stray(hash), stray(`${hash}.${newId()}`)];
	expect(await filesOnDisk()).toMatchObject({ files: [hash], unread: 1 });
	await sweepFiles(later());
	expect(taken.some(there)).toBe(false);
	expect([...others, join(folder, hash), join(folder, 'lost+found', hash)].every((path) => existsSync(path))).toBe(
		true
	);
});
