import type { Game } from '../../game/content.ts';
import type { Strings } from '../bundle.ts';
import type { Outline, Place } from '../outline.ts';
import type { Problem, Rule } from '../problem.ts';
import type { StoryFile } from '../story.schema.ts';

/** A whole story as the lint looks at it. */
export type Subject = Readonly<{
	story: StoryFile;
	game: Game;
	outline: Outline;
	/** By language; French without what stands in ink. */
	words: Readonly<Record<string, Strings>>;
	/** A French word and what it is in other languages, alternatives parted by a slash. */
	glossary: Readonly<Record<string, Readonly<Record<string, string>>>>;
	/** The files as they were written, to say in which line something stands. */
	texts: Readonly<Record<string, string>>;
	/** The drawings that are there, `scenes/lift.png`, by their size in bytes; no number when it is no PNG. */
	pictures: Readonly<Record<string, number | null>>;
}>;

export const problem = (rule: Rule, { file, line }: Place, params: Problem['params'] = {}): Problem => ({
	rule,
	file,
	line,
	params
});

export const doubt = (rule: Rule, at: Place, params: Problem['params'] = {}): Problem => ({
	...problem(rule, at, params),
	warning: true
});

/** The place of the first line of a file that has this in it; of its beginning, when none has. */
export function placeIn({ texts }: Subject, file: string, needle: string): Place {
	const at = texts[file]?.indexOf(needle) ?? -1;
	return { file, line: at < 0 ? 1 : (texts[file]?.slice(0, at).split('\n').length ?? 1) };
}
