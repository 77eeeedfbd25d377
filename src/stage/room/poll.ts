import { typedLine } from '#kernel/typed.ts';
import type { Words } from '#kernel/words.ts';
import { answersOf, asksWords, formOf, type PollForm } from './forms.ts';

/** When a viewer sees the results: all along, once she has voted, or when the control room reveals them. */
const resultsModes = ['live', 'voted', 'revealed'] as const;
type ResultsMode = (typeof resultsModes)[number];

/** A poll as viewers get it: what is right in a quiz is not in it. */
export type Poll = Readonly<{
	id: string;
	form: PollForm;
	question: Words;
	/** Of a scale: what its two ends mean. Where words are given: none. */
	options: readonly Words[];
	/** How many may be picked, or words given. */
	most: number;
	/** The highest point of a scale, which begins at 1. */
	points: number;
	results: ResultsMode;
	/** It closes by itself after so long; 0: by hand. */
	seconds: number;
	/** Whether a code is asked for, because every vote must be one person's. */
	coded: boolean;
}>;

/** What the ballots add up to, in all and by station and commune. `options`: votes (of a priority, points: the first of n earns n). */
export type Tally = Readonly<{
	ballots: number;
	options: Readonly<Record<string, number>>;
	stations: Readonly<Record<string, Part>>;
	communes: Readonly<Record<string, Part>>;
}>;
export type Part = Readonly<{ ballots: number; options: Readonly<Record<string, number>> }>;

export const emptyTally: Tally = { ballots: 0, options: {}, stations: {}, communes: {} };

/**
 * Whether a choice is one that this poll can have: a list of texts, as `answersOf` names the answers (places from '0', points from '1'), or words as
 * `wordOf` writes them; where all are put in order, the first comes first.
 */
export function fits(poll: Poll, choice: readonly string[]): boolean {
	if (new Set(choice).size !== choice.length || choice.length === 0) return false;
	if (asksWords(poll))
		return choice.length <= poll.most && choice.every((word) => word !== '' && wordOf(word) === word);
	const known = answersOf(poll).map(({ option }) => option);
	const { picks } = formOf(poll);
	const [least, most] = { one: [1, 1], most: [1, poll.most], all: [known.length, known.length] }[picks] as [
		number,
		number
	];
	return choice.length >= least && choice.length <= most && choice.every((one) => known.includes(one));
}

const LONGEST_WORD = 24;

/** A word of a cloud as it is counted: no capitals, no outer punctuation, at most 24 characters; '' when nothing is left. */
export function wordOf(text: string): string {
	const bare = typedLine(text)
		.toLowerCase()
		.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
		.replace(/\s+/g, ' ');
	return [...bare].slice(0, LONGEST_WORD).join('').trim();
}

/** What a ballot gives to each option: in an order of n, the first earns n. */
export function weights(poll: Poll, choice: readonly string[]): [option: string, weight: number][] {
	const ordered = formOf(poll).picks === 'all';
	return choice.map((option, place) => [option, ordered ? choice.length - place : 1]);
}

/** Points of the right answer: 1000 at once, 500 at the end of the time; null is a wrong one. `reactionMs` is counted in the viewer's own picture. */
export function pointsFor(right: boolean, reactionMs: number, seconds: number): number {
	if (!right) return 0;
	const limit = (seconds || DEFAULT_SECONDS) * 1000;
	const late = Math.min(Math.max(reactionMs / limit, 0), 1);
	return Math.round(1000 - 500 * late);
}

const DEFAULT_SECONDS = 20;
