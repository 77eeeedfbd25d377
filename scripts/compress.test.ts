import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Adapter, Builder } from '@sveltejs/kit';
import { afterAll, expect, test } from 'vitest';
import { withQuickCompression } from './compress.ts';

const folder = mkdtempSync(join(tmpdir(), 'valley-compress-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the adapter is told of a compressed file by the name that it knows it by', async () => {
	mkdirSync(join(folder, 'chunks'));
	writeFileSync(join(folder, 'chunks/a.js'), 'export const a = 1;\n'.repeat(50));
	writeFileSync(join(folder, 'b.png'), 'no text');
	const told: string[] = [];
	const adapter: Adapter = {
		name: 'one',
		adapt: async (builder) => {
			told.push(...(await builder.compress(folder)));
		}
	};
	await withQuickCompression(adapter).adapt({} as Builder);
	expect(told).toEqual(['chunks/a.js']);
	expect(brotliDecompressSync(readFileSync(join(folder, 'chunks/a.js.br'))).toString()).toContain('export const a');
});
