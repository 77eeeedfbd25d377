import type { Words } from '#kernel/words.ts';

/**
 * How people answer: pick, place on a scale, give a word, put in an order, or pick the right one for points.
 * A choice is a list of texts: the places of the picked options ('0', '2'), the point of a scale ('4'), a word, or all places in order.
 */
export const pollForms = ['choice', 'scale', 'cloud', 'priority', 'quiz'] as const;
export type PollForm = (typeof pollForms)[number];

/** When a viewer sees the results: all along, once she has voted, or when the control room reveals them. */
const resultsModes = ['live', 'voted', 'revealed'] as const;
type ResultsMode = (typeof resultsModes)[number];

/** A poll as viewers get it: what is right in a quiz is not in it. */
export type Poll = Readonly<{
	id: string;
	form: PollForm;
	question: Words;
	/** Of a scale: what its two ends mean. Of a word cloud: none. */
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

/** Whether a choice is one that this poll can have. Words of a cloud are asked for as `wordOf` writes them. */
export function fits({ form, options, most, points }: Poll, choice: readonly string[]): boolean {
	if (new Set(choice).size !== choice.length || choice.length === 0) return false;
	if (form === 'cloud') return choice.length <= most && choice.every((word) => word !== '' && wordOf(word) === word);
	if (form === 'scale') return choice.length === 1 && isPlace(choice[0], points, 1);
	if (form === 'priority')
		return choice.length === options.length && choice.every((one) => isPlace(one, options.length - 1, 0));
	const limit = form === 'quiz' ? 1 : most;
	return choice.length <= limit && choice.every((one) => isPlace(one, options.length - 1, 0));
}

const isPlace = (text: string | undefined, most: number, least: number): boolean =>
	text !== undefined &&
	/^\d{1,3}$/.test(text) &&
	String(Number(text)) === text &&
	Number(text) >= least &&
	Number(text) <= most;

const LONGEST_WORD = 24;

/** A word of a cloud as it is counted: no capitals, no outer punctuation, at most 24 characters; '' when nothing is left. */
export function wordOf(text: string): string {
	const bare = text
		.normalize('NFC')
		.toLowerCase()
		.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
		.replace(/\s+/g, ' ');
	return [...bare].slice(0, LONGEST_WORD).join('').trim();
}

/** What a ballot gives to each option. */
export function weights({ form, options }: Poll, choice: readonly string[]): [option: string, weight: number][] {
	return choice.map((option, place) => [option, form === 'priority' ? options.length - place : 1]);
}

/** Points of the right answer: 1000 at once, 500 at the end of the time; null is a wrong one. `reactionMs` is counted in the viewer's own picture. */
export function pointsFor(right: boolean, reactionMs: number, seconds: number): number {
	if (!right) return 0;
	const limit = (seconds || DEFAULT_SECONDS) * 1000;
	const late = Math.min(Math.max(reactionMs / limit, 0), 1);
	return Math.round(1000 - 500 * late);
}

const DEFAULT_SECONDS = 20;
