import { type Locale, say, type Words } from '#kernel/words.ts';

/** What can be answered: the options as they were written, the points of a scale from 1, or a word that each viewer finds; and how much of it. */
type Form = Readonly<{
	answers: 'options' | 'points' | 'words';
	/** One, up to so many as the poll allows, or all of them in an order. */
	picks: 'one' | 'most' | 'all';
	/** One answer is right, and quick ones earn points. */
	quiz?: true;
}>;

/** How people answer. A new form is a line here, its field in viewer/fields.ts, and its name in the messages of the module. */
const forms = {
	choice: { answers: 'options', picks: 'most' },
	scale: { answers: 'points', picks: 'one' },
	cloud: { answers: 'words', picks: 'most' },
	priority: { answers: 'options', picks: 'all' },
	quiz: { answers: 'options', picks: 'one', quiz: true }
} as const satisfies Readonly<Record<string, Form>>;

export type PollForm = keyof typeof forms;
export const pollForms = Object.keys(forms) as PollForm[];
export const formOf = ({ form }: Readonly<{ form: PollForm }>): Form => forms[form];

/** Whether viewers write the answers themselves: a moderator reads them before others see them. */
export const asksWords = (poll: Readonly<{ form: PollForm }>): boolean => formOf(poll).answers === 'words';

/** What can be answered, as a choice names it and as it reads, and how many votes it has. */
export type Option = Readonly<{ option: string; text: Words | string; votes: number }>;
type Asked = Readonly<{ form: PollForm; options: readonly Words[]; points: number }>;

/** What can be answered, in its order, with what it was given; of words those that were given, what most gave first. */
export function answersOf(poll: Asked, given: Readonly<Record<string, number>> = {}): Option[] {
	const told = (option: string, text: Words | string = option) => ({ option, text, votes: given[option] ?? 0 });
	const { answers } = formOf(poll);
	if (answers === 'options') return poll.options.map((text, place) => told(String(place), text));
	if (answers === 'points') return Array.from({ length: poll.points }, (_, place) => told(String(place + 1)));
	return Object.keys(given)
		.map((word) => told(word))
		.sort((a, b) => b.votes - a.votes || (a.option < b.option ? -1 : 1));
}

/** An option as a reader is told it; a point and a word are the same in every language, and a word is in nobody knows which. */
export const sayOption = ({ text }: Pick<Option, 'text'>, locale: Locale): { text: string; lang?: Locale | '' } =>
	typeof text === 'string' ? { text, lang: '' } : say(text, locale);
