import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { optionValue, type Question } from '../../index.ts';

/** An answer as the team reads it: an option in the reader's language, or in the words of then when it is no longer there. */
export function valueText(
	{ question, value }: Readonly<{ question: Question; value: readonly string[] }>,
	locale: Locale
): string {
	if (question.kind === 'yes_no') return value[0] === 'yes' ? m.web_yes() : m.web_no();
	const words = new Map(question.options.map((option) => [optionValue(option), say(option, locale).text]));
	return value.map((one) => words.get(one) ?? one).join(', ');
}
