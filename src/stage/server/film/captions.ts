import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { within } from '../tables.ts';
import { captionsOf, tellFilmChange } from './films.ts';
import { folderOf } from './folder.ts';

const MOST_BYTES = 2 * 1024 * 1024;
const TIME = /^(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}[ \t]+-->[ \t]+(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}(?:[ \t].*)?$/;

/** Checks captions (WebVTT, UTF-8) and gives them back as a browser reads them. @throws stage_captions_wrong with the line, stage_captions_large. */
export function readCaptions(bytes: Uint8Array): string {
	if (bytes.length > MOST_BYTES) throw refused('stage_captions_large', {}, 422);
	const text = decoded(bytes).replace(/\r\n?/g, '\n');
	const lines = text.split('\n');
	if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '')) throw wrong(1);
	const times = lines.flatMap((line, n) => (line.includes('-->') ? [{ line, n }] : []));
	const bad = times.find(({ line }) => !TIME.test(line));
	if (bad) throw wrong(bad.n + 1);
	if (!times.length) throw wrong(lines.length);
	return text;
}

const wrong = (line: number) => refused('stage_captions_wrong', { line }, 422);

function decoded(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw wrong(1);
	}
}

/** Gives a film captions in a language, in place of those that it had. The file is named by its content, so that it can be kept for ever. */
export async function keepCaptions(tx: Tx, film: string, lang: Locale, bytes: Uint8Array, by: By): Promise<void> {
	const text = readCaptions(bytes);
	const file = `${lang}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.vtt`;
	const { folder, files } = await known(tx, film);
	await mkdir(folderOf(folder), { recursive: true });
	await writeFile(join(folderOf(folder), file), text);
	if (files.includes(file)) return;
	await write(tx, film, [...files.filter((one) => !one.startsWith(lang)), file]);
	await tellFilmChange(tx, film, by);
}

export async function removeCaptions(tx: Tx, film: string, lang: Locale, by: By): Promise<void> {
	const { folder, files } = await known(tx, film);
	const gone = files.filter((one) => one.startsWith(lang));
	if (!gone.length) return;
	await write(
		tx,
		film,
		files.filter((one) => !gone.includes(one))
	);
	await tellFilmChange(tx, film, by);
	for (const file of gone) await rm(join(folderOf(folder), file), { force: true });
}

async function known(tx: Tx, film: string): Promise<{ folder: string; files: string[] }> {
	const { folder, captions } = await within(tx)
		.selectFrom('stage.film')
		.select(['folder', 'captions'])
		.where('id', '=', film)
		.forUpdate()
		.executeTakeFirstOrThrow();
	return { folder, files: captionsOf(captions).map(({ file }) => file) };
}

async function write(tx: Tx, film: string, files: readonly string[]): Promise<void> {
	const captions = files.length ? files.toSorted().join(',') : null;
	await within(tx).updateTable('stage.film').set({ captions }).where('id', '=', film).execute();
}
