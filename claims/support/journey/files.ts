import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readStory, readTexts } from '#journey/server';
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

/** Reads a story as the command line does, from a folder and with patience: how long reading takes is nothing that is asked here. */
export async function readAtLeisure(files: ReadonlyMap<string, Uint8Array | string>): ReturnType<typeof readStory> {
	const folder = mkdtempSync(join(tmpdir(), 'valley-story-'));
	try {
		for (const [path, content] of files) {
			mkdirSync(dirname(join(folder, path)), { recursive: true });
			writeFileSync(join(folder, path), content);
		}
		return await readStory(folder);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Reads a story of our own, of which nobody fears that it does not end, in this process: a hundred of them cost no hundred starts. */
export const readHere = (texts: Texts): ReturnType<typeof readTexts> =>
	readTexts({ texts: Object.fromEntries(texts), sizes: {}, count: false });
