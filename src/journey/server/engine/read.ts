import { apart } from '#kernel/server/apart/child.ts';
import { eachLocale, type Locale } from '#kernel/words.ts';
import { keysBesideInk } from '../../story/keys.ts';
import { MAIN } from '../../story/outline.ts';
import type { Problem, Rule } from '../../story/problem.ts';
import { WORKER } from './children.ts';
import { type Files, filesIn, picturesOf, sizesOf, textsOf } from './files.ts';
import { frenchOf, gravest, type Read } from './reader.ts';
import type { ReadTask } from './worker.ts';

/** A story as it was read, with its drawings: `scenes/lift.png`, `portraits/lila.png`. */
export type ReadStory = Read & Readonly<{ pictures: Files }>;

/** How long reading may take, and how far it stands behind all else. */
type Patience = Readonly<{ seconds: number; nice: number }>;

const STRANGER: Patience = { seconds: 5, nice: 10 };
/** Who has a folder on the server's disk waits also on a machine that is busy, as when a demonstration is loaded. */
const OPERATOR: Patience = { seconds: 60, nice: 5 };
/** Of its time, for how long a process reads before it is ended, what of the processor it had then at least, and for how long it is waited for. */
const SHARES = { limitMs: 0.6, leastMs: 0.5, mostMs: 0.8 };
const LARGEST = 2_000_000; // letters, of all files together
const MEMORY_MB = 384;

/** Reads a story from its folder. @param count also counts how often each knot is entered, for bots: such a bundle has another hash @throws when there is no such folder */
export const readStory = async (folder: string, count = false): Promise<ReadStory> =>
	readPatiently(await filesIn(folder), count, OPERATOR);

/**
 * Reads a story that anybody may have written, in a process of its own with a limit of time and of memory: whatever it does, there is an answer within five seconds and
 * the program goes on; what had too little of the processor meanwhile hears so, and may come again.
 */
export const readFiles = (files: Files): Promise<ReadStory> => readPatiently(files, false, STRANGER);

async function readPatiently(files: Files, count: boolean, { seconds, nice }: Patience): Promise<ReadStory> {
	const pictures = picturesOf(files);
	const texts = textsOf(files);
	const size = Object.values(texts).reduce((sum, text) => sum + text.length, 0);
	if (size > LARGEST) return { ...failed('ink_large', { most: LARGEST / 1_000_000 }), pictures };
	const task: ReadTask = { do: 'read', texts, sizes: sizesOf(pictures), count };
	const done = await apart<Read>({ file: WORKER, megabytes: MEMORY_MB, nice }, task, {
		limitMs: SHARES.limitMs * seconds * 1000,
		leastMs: SHARES.leastMs * seconds * 1000,
		mostMs: SHARES.mostMs * seconds * 1000
	});
	if ('answer' in done) return { ...done.answer, pictures };
	const lost = {
		time: failed('ink_slow', { seconds }),
		memory: failed('ink_memory', { megabytes: MEMORY_MB }),
		turn: failed('ink_busy', {})
	}[done.lost];
	return { ...lost, pictures };
}

const failed = (rule: Rule, params: Problem['params']): Read => ({
	...{
		bundle: null,
		words: eachLocale(() => ({})),
		meta: null,
		glossary: {},
		outline: null
	},
	...gravest([{ rule, file: MAIN, line: null, params }])
});

/** How many of the words that French has are there in a language. */
export function coverageOf({ words, meta, outline, bundle }: Read, locale: Locale): { there: number; of: number } {
	const whole = meta && outline && bundle;
	const keys = whole ? [...Object.keys(frenchOf(outline)), ...keysBesideInk(meta, bundle.game, outline)] : [];
	return { there: keys.filter((key) => words[locale][key]).length, of: keys.length };
}
