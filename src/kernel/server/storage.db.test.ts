import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { another } from '../../../tests/support/another.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { newId } from '../id.ts';
import { transaction } from './db.ts';
import { markFiles, sweepFiles } from './disk.ts';
import {
	dropFile,
	dropFiles,
	FILES_LOCK,
	forgetUnlessNamed,
	keepFile,
	openStorage,
	readFileOf,
	streamOf
} from './storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'valley-storage-'));

beforeAll(async () => {
	await testDatabase();
	openStorage(folder);
	await markFiles();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a kept file comes back whole, at once or piece by piece', async () => {
	const content = randomBytes(300_000);
	const hash = await transaction((tx) => keepFile(tx, content, 'application/pdf'));
	expect((await readFileOf(hash)).content.equals(content)).toBe(true);
	const streamed = await streamOf(hash);
	expect(streamed).toMatchObject({ bytes: content.length, mediaType: 'application/pdf' });
	expect(Buffer.from(await new Response(streamed.content).arrayBuffer()).equals(content)).toBe(true);
	const { content: left } = await streamOf(hash);
	const reader = left.getReader();
	await reader.read();
	await reader.cancel();
	await expect(streamOf('0'.repeat(64))).rejects.toMatchObject({ status: 404 });
});

const kept = (content = randomBytes(100)) => transaction((tx) => keepFile(tx, content, 'application/pdf'));
const onDisk = (hash: string) => existsSync(join(folder, hash.slice(0, 2), hash));
const later = () => new Date(Date.now() + 2 * 3_600_000);

test('what nothing names any more leaves the disk, after an hour; what is named stays', async () => {
	const [named, forgotten] = [await kept(), await kept()];
	await transaction((tx) => forgetUnlessNamed(tx, forgotten));
	let undone = '';
	const failing = transaction(async (tx) => {
		undone = await keepFile(tx, randomBytes(100), 'application/pdf');
		throw new Error('rolled back');
	});
	await expect(failing).rejects.toThrow('rolled back');
	const cut = join(folder, named.slice(0, 2), `${named}.${newId()}`);
	writeFileSync(cut, 'half');
	await sweepFiles();
	expect([named, forgotten, undone].map(onDisk)).toEqual([true, true, true]);
	await sweepFiles(later());
	expect([named, forgotten, undone].map(onDisk)).toEqual([true, false, false]);
	expect(existsSync(cut)).toBe(false);
});

test('the same bytes kept again while they are dropped stay', async () => {
	const content = randomBytes(100);
	const hash = await kept(content);
	await transaction((tx) => forgetUnlessNamed(tx, hash));
	let sweeping: Promise<void> = Promise.resolve();
	await transaction(async (tx) => {
		await keepFile(tx, content, 'application/pdf');
		sweeping = another(() => sweepFiles(later()));
		await new Promise((resolve) => setTimeout(resolve, 150));
	});
	await sweeping;
	expect((await readFileOf(hash)).content.equals(content)).toBe(true);
});

test('while a backup copies nothing is taken away', async () => {
	const hash = await kept();
	await transaction((tx) => forgetUnlessNamed(tx, hash));
	await transaction(async (tx) => {
		await sql`select pg_advisory_xact_lock(${FILES_LOCK})`.execute(tx);
		await another(() => dropFile(hash));
		expect(onDisk(hash)).toBe(true);
	});
	await dropFile(hash);
	expect(onDisk(hash)).toBe(false);
});

test('what somebody keeps at this moment is not forgotten', async () => {
	const content = randomBytes(100);
	const hash = await kept(content);
	await transaction(async (tx) => {
		await keepFile(tx, content, 'application/pdf');
		expect(await another(() => transaction((other) => forgetUnlessNamed(other, hash)))).toBe(false);
	});
	expect(await transaction((tx) => forgetUnlessNamed(tx, hash))).toBe(true);
});

test('one that cannot be dropped does not keep the others', async () => {
	const stuck = randomBytes(32).toString('hex');
	mkdirSync(join(folder, stuck.slice(0, 2), stuck), { recursive: true });
	const hash = await kept();
	await transaction((tx) => forgetUnlessNamed(tx, hash));
	await dropFiles([stuck, hash]);
	expect(onDisk(hash)).toBe(false);
});
