import { typedLine } from './typed.ts';

/** A name in two parts, as somebody gave them; who has one name alone has an empty family name. */
export type NameParts = Readonly<{ given: string; family: string }>;

/** A part as it is kept. */
export const namePart = (typed: string): string => typedLine(typed).replace(/\s+/gu, ' ');

/** The whole name, as it is shown everywhere. */
export const wholeName = ({ given, family }: NameParts): string =>
	[given, family].map(namePart).filter(Boolean).join(' ');

// « van den Berg », « de la Tour », « Ben Ali »: with them a family name begins
const PARTICLES = new Set(
	"van von vande vanden vander ver de den der des del della di da do dos du d' le la les los ten ter te zu zum zur af av el al ben bin ibn abu bint mac mc o st st. saint san santa".split(
		' '
	)
);

/**
 * How a name that was given as one may fall into two, for whoever corrects it. Words in capitals beside others that are not are the surname, wherever they stand; else it begins with a
 * particle, or is the last word.
 */
export function proposedParts(name: string): NameParts {
	const words = namePart(name).split(' ').filter(Boolean);
	const [loud, others] = [words.filter(isLoud), words.filter((word) => !isLoud(word))];
	if (loud.length && others.length && loudTogether(words)) return { given: others.join(' '), family: loud.join(' ') };
	const particle = words.findIndex(
		(word, index) => index > 0 && index < words.length - 1 && PARTICLES.has(word.toLowerCase().replace('’', "'"))
	);
	const at = particle > 0 ? particle : Math.max(1, words.length - 1);
	return { given: words.slice(0, at).join(' '), family: words.slice(at).join(' ') };
}

/** « DUPONT », and no initial. */
const isLoud = (word: string): boolean =>
	/\p{Lu}.*\p{Lu}/u.test(word) && word === word.toUpperCase() && !word.endsWith('.');

/** « DUPONT Marie » and « Marie VAN DEN BERG », and not « Jean DE Smet ». */
const loudTogether = (words: readonly string[]): boolean => {
	const [first = false, last = false] = [isLoud(words[0] ?? ''), isLoud(words.at(-1) ?? '')];
	const changes = words.filter((word, index) => index > 0 && isLoud(word) !== isLoud(words[index - 1] ?? '')).length;
	return changes === 1 && first !== last;
};
