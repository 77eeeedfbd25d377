import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refusal } from '#kernel/errors.ts';
import { words } from '#kernel/server/errors.ts';
import type { Locale } from '#kernel/words.ts';
import { bringEsco } from '#network/server';
import { close, open } from '../src/boot.ts';
import { ground, type Report } from './ground.ts';

/** `valley skills`: takes in tables of ESCO, all of them or none. */
export async function bringSkills(files: readonly string[], locale: Locale | undefined, report: Report): Promise<void> {
	const site = await ground(report);
	open(site);
	try {
		const read = files.map(async (file) => ({
			name: basename(file),
			bytes: new Uint8Array(await readFile(file)),
			locale
		}));
		const { changed, relations } = await bringEsco(await Promise.all(read), { actor: null, source: 'import' });
		report(`${changed} names of skills are new, ${relations} skills lie under another`);
	} catch (error) {
		throw error instanceof Refusal ? new Error(words(error.code, error.params, 'en')) : error;
	} finally {
		await close();
		await site.release();
	}
}
