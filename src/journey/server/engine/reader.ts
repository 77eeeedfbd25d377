import { eachLocale, type Locale } from '#kernel/words.ts';
import { gameSchema } from '../../game/content.schema.ts';
import type { Game } from '../../game/content.ts';
import { type Bundle, type Strings, sealed } from '../../story/bundle.ts';
import { wordsOfInk } from '../../story/keys.ts';
import { lint } from '../../story/lint/index.ts';
import { MAIN, type Outline } from '../../story/outline.ts';
import type { Problem } from '../../story/problem.ts';
import { glossarySchema, type StoryFile, storySchema, stringsSchema } from '../../story/story.schema.ts';
import { readInk } from './ink.ts';
import { jsonIn } from './json.ts';

/** A story that is to be read. */
export type Written = Readonly<{
	texts: Readonly<Record<string, string>>;
	/** The drawings that are there, by their size; none when it is no PNG. */
	sizes: Readonly<Record<string, number | null>>;
	/** Also counts how often each knot is entered, for bots: such a bundle has another hash. */
	count: boolean;
}>;

/** A story as it was read: `bundle` when it can be played, `problems` in any case. It may be published when each problem is a warning. */
export type Read = Readonly<{
	bundle: Bundle | null;
	/** All words by language; French has those of ink. */
	words: Readonly<Record<Locale, Strings>>;
	/** Title, summary, challenges and sources. */
	meta: StoryFile | null;
	glossary: Readonly<Record<string, Readonly<Record<string, string>>>>;
	outline: Outline | null;
	/** What must be mended first, then what is worth a look; the first of them, when there are very many. */
	problems: readonly Problem[];
	/** How many there are. */
	found: Readonly<{ faults: number; doubts: number }>;
}>;

const MOST_PROBLEMS = 500;

/** Reads a story. It may take for ever, or all there is of memory: what others have written is read in a process of its own (read.ts). */
export function readTexts({ texts, sizes: pictures, count }: Written): Read {
	const problems: Problem[] = [];
	const story = jsonIn(texts, 'story.json', storySchema, problems);
	const game = jsonIn(texts, 'game.json', gameSchema, problems);
	const kept = texts['words/glossary.json'] !== undefined;
	const glossary = (kept && jsonIn(texts, 'words/glossary.json', glossarySchema, problems)) || {};
	const written = wordsIn(texts, problems);
	const { ink, outline } = inkIn(texts, count, problems);
	const words = outline ? { ...written, fr: { ...written.fr, ...frenchOf(outline) } } : written;
	const whole = story && game && ink && outline;
	if (whole) problems.push(...lint({ story, game, outline, words: written, glossary, texts, pictures }));
	const bundle = whole ? bundleOf(story, game, ink) : null;
	return { bundle, words, meta: story, glossary, outline, ...gravest(problems) };
}

/** What must be mended is not hidden behind what is only worth a look. */
export function gravest(problems: readonly Problem[]): Pick<Read, 'problems' | 'found'> {
	const faults = problems.filter(({ warning }) => !warning);
	const doubts = problems.filter(({ warning }) => warning);
	const found = { faults: faults.length, doubts: doubts.length };
	return { problems: [...faults, ...doubts].slice(0, MOST_PROBLEMS), found };
}

function inkIn(texts: Written['texts'], count: boolean, problems: Problem[]): ReturnType<typeof readInk> {
	if (texts[MAIN] === undefined) {
		problems.push({ rule: 'file_missing', file: MAIN, line: null, params: { name: MAIN } });
		return { ink: null, outline: null, problems };
	}
	const files = Object.fromEntries(Object.entries(texts).filter(([path]) => path.endsWith('.ink')));
	const compiled = readInk(files, count);
	problems.push(...compiled.problems);
	return compiled;
}

function bundleOf({ story, chapters, cast, quests, scenes }: StoryFile, game: Game, ink: unknown): Bundle {
	return sealed({ story, ink, game, chapters, cast, quests: quests.map(({ key }) => key), scenes });
}

/** The French words that stand in ink. */
export const frenchOf = (outline: Outline): Strings =>
	Object.fromEntries([...wordsOfInk(outline)].map(([key, { text }]) => [key, text]));

function wordsIn(texts: Written['texts'], problems: Problem[]): Record<Locale, Strings> {
	return eachLocale((locale) => {
		const file = `words/${locale}.json`;
		const there = texts[file] !== undefined || locale === 'fr';
		return (there ? jsonIn(texts, file, stringsSchema, problems) : null) ?? {};
	});
}
