import { transaction } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import type { Locale } from '#kernel/words.ts';
import { fieldOf, type Problems, problem, problemsOf } from '#web/form.server.ts';
import { NewFollowup } from '../index.ts';
import { askFollowup } from '../server/index.ts';

type TypedQuestion = Readonly<{ question: string; signed: string }>;
type Asker = Readonly<{ occurrence: string; person: string | null; locale: Locale }>;

/**
 * Asks what a form holds, after a séance, for whoever took part.
 * @returns what the form shows again, or null when it was asked.
 */
export async function askAfter(form: FormData, asker: Asker): Promise<Problems<TypedQuestion> | null> {
	const { occurrence, person, locale } = asker;
	const typed = { question: fieldOf(form, 'question'), signed: fieldOf(form, 'signed') };
	const parsed = NewFollowup.safeParse(typed);
	if (!parsed.success) return problemsOf(parsed.error, typed, locale);
	const { question: text, signed: name } = parsed.data;
	return limit('letter', `followup ${person ?? occurrence}`)
		.then(() => transaction((tx) => askFollowup(tx, { occurrence, person, name, text, locale }, 'web')))
		.then(
			() => null,
			(error: unknown) => problem(error, typed, locale)
		);
}
