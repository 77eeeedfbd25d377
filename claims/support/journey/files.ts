import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
