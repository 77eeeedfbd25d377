import type { Locale } from '#kernel/words.ts';
import { fieldOf, wordsField } from '#web/form.server.ts';
import { textOrNull } from '../read.server.ts';

/** What the form of a challenge holds, to be checked by `NewChallenge`. */
export const challengeIn = (form: FormData, locale: Locale) => ({
	organization: fieldOf(form, 'organization'),
	title: wordsField(form, 'title', locale),
	question: wordsField(form, 'question', locale),
	context: wordsField(form, 'context', locale),
	gives: wordsField(form, 'gives', locale),
	untilDay: textOrNull(form, 'untilDay'),
	contact: textOrNull(form, 'contact')
});
