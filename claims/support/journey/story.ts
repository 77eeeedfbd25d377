import { existsSync } from 'node:fs';
import { type ReadStory, readStory, sayProblem } from '#journey/server';

/** The hub's own story, and a small one for as long as there is none. */
const FOLDERS = ['hubs/mons/stories/etincelle', 'tests/support/story'];

export type Whole = ReadStory & {
	folder: string;
	bundle: NonNullable<ReadStory['bundle']>;
	outline: NonNullable<ReadStory['outline']>;
};

/** The folder that the command line names, or the hub's story. */
function folderOf(args = process.argv.slice(2)): string {
	const named = args.find((arg) => !arg.startsWith('-'));
	const folder = named ?? FOLDERS.find((one) => existsSync(`${one}/game.json`));
	if (!folder) throw new Error('there is no story');
	return folder;
}

/** The same for a claim that holds for any story: its short run takes the small one. */
export const anyFolder = (small: boolean): string =>
	folderOf([...process.argv.slice(2), ...(small ? FOLDERS.slice(1) : [])]);

/** The story of a claim or a benchmark. @param count also counts how often each knot is entered */
export async function storyOf(count = false, folder = folderOf()): Promise<Whole> {
	const story = await readStory(folder, count);
	const { bundle, outline } = story;
	if (bundle && outline) return { ...story, folder, bundle, outline };
	throw new Error(`${folder}: ${story.problems.map((problem) => sayProblem(problem, 'en')).join('; ')}`);
}
