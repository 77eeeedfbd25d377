import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { transaction } from './db.ts';
import { keepFile, openStorage, readFileOf, streamOf } from './storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'valley-storage-'));

beforeAll(async () => {
	await testDatabase();
	openStorage(folder);
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
