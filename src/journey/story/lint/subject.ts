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

/** The place of the first line of a file that has this between quotation marks; of its beginning, when none has. */
export function placeIn({ texts }: Subject, file: string, name: string): Place {
	const lines = linesOf.get(texts) ?? new Map<string, ReadonlyMap<string, number>>();
	linesOf.set(texts, lines);
	const quoted = lines.get(file) ?? firstLines(texts[file] ?? '');
	lines.set(file, quoted);
	return { file, line: quoted.get(name) ?? 1 };
}

/** Of files that were looked at already: a story has thousands of words. */
const linesOf = new WeakMap<Subject['texts'], Map<string, ReadonlyMap<string, number>>>();

function firstLines(text: string): Map<string, number> {
	const first = new Map<string, number>();
	for (const [at, line] of text.split('\n').entries())
		for (const [, name = ''] of line.matchAll(/"((?:[^"\\]|\\.)*)"/g)) if (!first.has(name)) first.set(name, at + 1);
	return first;
}
