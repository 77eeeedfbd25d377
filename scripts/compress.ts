import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Adapter } from '@sveltejs/kit';

const compressible = new Set(['.html', '.js', '.mjs', '.json', '.css', '.svg', '.xml', '.wasm', '.txt']);
/** The best one takes ten seconds of each build, for files that are a tenth smaller. */
const BROTLI_QUALITY = 6;

/** The same adapter, which compresses what browsers load without taking the time of a person who waits for the first start. */
export function withQuickCompression(adapter: Adapter): Adapter {
	return {
		...adapter,
		adapt: (builder) => adapter.adapt(Object.assign(Object.create(builder), { compress: compressFolder }))
	};
}

/** Puts a `.gz` and a `.br` beside each text. @returns the texts, as the adapter names them: one that it does not know is compressed again for each request. */
async function compressFolder(folder: string): Promise<string[]> {
	if (!existsSync(folder)) return [];
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && compressible.has(extname(entry.name)))
		.map((entry) => join(entry.parentPath, entry.name));
	for (const file of files) await compressFile(file);
	return files.map((file) => relative(folder, file).replaceAll('\\', '/'));
}

async function compressFile(file: string): Promise<void> {
	const text = await readFile(file);
	const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
	const [gz, br] = await Promise.all([promisify(gzip)(text), promisify(brotliCompress)(text, { params })]);
	await Promise.all([writeFile(`${file}.gz`, gz), writeFile(`${file}.br`, br)]);
}
