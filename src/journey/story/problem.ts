import type { m } from '#messages';

type After<Key, Prefix extends string> = Key extends `${Prefix}${infer Rest}` ? Rest : never;
/** What an author can do wrong; each has its sentence, `story_lint_…`. */
export type Rule = After<keyof typeof m, 'story_lint_'>;
/** What can be named in a story. */
export type What = After<keyof typeof m, 'story_what_'>;

/** Something that an author must mend, or should look at: where it is, and the rule whose sentence says what to do. */
export type Problem = Readonly<{
	rule: Rule;
	file: string;
	line: number | null;
	params: Readonly<Record<string, string | number>>;
	/** Worth a look, and nothing that keeps a story from being published. */
	warning?: true;
}>;
