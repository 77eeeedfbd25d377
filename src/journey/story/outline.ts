/** The file that a story begins with. */
export const MAIN = 'story.ink';

/** Where something stands in the files of a story. */
export type Place = Readonly<{ file: string; line: number }>;

/** A line that is shown, as it is written. */
export type WrittenLine = Place &
	Readonly<{
		/** The knot or `knot.stitch` that it stands in. */
		knot: string;
		text: string;
		tags: readonly string[];
		/** It is put together: by a condition within the line, glue, or something printed. */
		pieces: boolean;
	}>;

/** A choice as it is written; `echo`: some of its text is said again when it is taken. */
export type WrittenChoice = WrittenLine &
	Readonly<{ echo: boolean; conditional: boolean; sticky: boolean; fallback: boolean }>;

/** What a story asks of the game. */
export type Call = Place & Readonly<{ name: string; argument: string | null }>;

/** What the house's ink does without: dice, state of its own, fractions, text before an arrow. */
export type Forbidden = Place & Readonly<{ what: string; why: 'dice' | 'state' | 'fraction' | 'divert' }>;

/** A story as it is written, in the order of its files: what the lint reads. */
export type Outline = Readonly<{
	knots: readonly (Place & Readonly<{ name: string }>)[];
	lines: readonly WrittenLine[];
	choices: readonly WrittenChoice[];
	calls: readonly Call[];
	forbidden: readonly Forbidden[];
	externals: readonly (Place & Readonly<{ name: string }>)[];
	functions: readonly string[];
}>;
