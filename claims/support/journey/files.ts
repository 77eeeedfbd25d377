import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFiles } from '#journey/server';
import type { Texts } from './edits.ts';

/** The files of a story's folder by their path in it. */
export const filesIn = (folder: string): Map<string, Uint8Array> =>
	new Map(
		globSync(['*.ink', '*.json', 'words/*.json'], { cwd: folder }).map((path) => [
			path.replaceAll('\\', '/'),
			readFileSync(join(folder, path))
		])
	);

export const textsIn = (folder: string): Texts =>
	new Map([...filesIn(folder)].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));

/** Reads a story as Coulisses does, and again for as long as the machine has too much to do. */
export async function readUntilTold(files: ReadonlyMap<string, Uint8Array>): ReturnType<typeof readFiles> {
	for (;;) {
		const read = await readFiles(files);
		if (read.problems[0]?.rule !== 'ink_busy') return read;
	}
}
