import type { Play } from '../play.ts';
import type { Strings } from '../story/bundle.ts';

const WORDS_A_MINUTE = 200;
const SECONDS_A_CHOICE = 8;
const SECONDS_A_CARD = 12;

const wordsIn = (text = ''): number => text.split(/\s+/).filter(Boolean).length;

/** How many seconds somebody takes who reads every line and thinks at every choice: a guess, always the same one. */
export function secondsOf({ pages, log }: Play, words: Strings): number {
	const read = pages.reduce(
		(sum, { lines }) => sum + lines.reduce((all, { id }) => all + wordsIn(words[`l.${id}`]), 0),
		0
	);
	const cards = log.filter((entry) => entry.startsWith('card:')).length;
	return (read / WORDS_A_MINUTE) * 60 + (log.length - cards) * SECONDS_A_CHOICE + cards * SECONDS_A_CARD;
}
