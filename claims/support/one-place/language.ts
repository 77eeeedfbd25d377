import { globSync } from 'node:fs';
import type { Change, Scratch } from './scratch.ts';

/** German: its line in the table of languages, and its words. */
export const language: Change = {
	name: 'language',
	most: 3,
	apply(scratch) {
		for (const path of globSync('src/**/messages/en.json', { cwd: scratch.folder })) translate(scratch, path);
	},
	see: async () => []
};

/** The English words with a mark stand for the German ones. */
function translate(scratch: Scratch, path: string): void {
	scratch.add(path.replace(/en\.json$/, 'de.json'), scratch.read(path));
}
