import { type Locale, say } from '#kernel/words.ts';
import type { Poll } from '../../../index.ts';

/** An option of a poll in a reader's language; a point of a scale and a word are their own names. */
export function optionName({ form, options }: Poll, option: string, locale: Locale): string {
	if (form === 'scale' || form === 'cloud') return option;
	const words = options[Number(option)];
	return words ? say(words, locale).text : option;
}

const MOST_WORDS = 30;

/** The options in the order in which they are told: as they were asked, a scale by its points, words by their number. */
export function optionsOf({ form, options, points }: Poll, votes: Readonly<Record<string, number>>): string[] {
	if (form === 'scale') return Array.from({ length: points }, (_, place) => String(place + 1));
	if (form !== 'cloud') return options.map((_, place) => String(place));
	const words = Object.entries(votes).sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
	return words.slice(0, MOST_WORDS).map(([word]) => word);
}
