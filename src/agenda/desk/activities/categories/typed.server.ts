import type { ZodError } from 'zod';
import { words } from '#kernel/server/errors.ts';
import { type Locale, locales } from '#kernel/words.ts';
import { fieldOf, wordsField } from '#web/form.server.ts';
import { NewCategory } from '../../../index.ts';

/** What was typed into the form of a category, by the name of a field. */
type TypedCategory = Readonly<Record<string, string>>;

type Read = Readonly<{ typed: TypedCategory; problems: Record<string, string>; category: NewCategory | null }>;

/** Reads the form of a kind of ticket; an empty maximum is none. */
export function readCategory(form: FormData, locale: Locale): Read {
	const names = locales.flatMap((one) => [`label_${one}`, `hint_${one}`]);
	const typed = Object.fromEntries(['id', 'most', ...names].map((name) => [name, fieldOf(form, name).trim()]));
	const parsed = NewCategory.safeParse({
		label: wordsField(form, 'label', locale),
		hint: wordsField(form, 'hint', locale),
		most: typed.most ? Number(typed.most) : null
	});
	const problems = parsed.success ? {} : saidOf(parsed.error, locale);
	return { typed, problems, category: parsed.success ? parsed.data : null };
}

const saidOf = ({ issues }: ZodError, locale: Locale): Record<string, string> =>
	Object.fromEntries(
		issues.toReversed().map(({ path, message }) => [String(path[0] ?? ''), words(message, {}, locale)])
	);
