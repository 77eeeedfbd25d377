import { type Locale, locales, type Words } from '#kernel/words.ts';
import { fieldOf, wordsField } from '#web/form.server.ts';

const LONGEST = { subject: 150, text: 5000 };

/** The subject and the text of an e-mail of the team as a form brings them, in each language; `codes`: what is wrong with which field. */
export function wordsRead(form: FormData, locale: Locale) {
	const names = locales.flatMap((one) => [`subject_${one}`, `text_${one}`]);
	const texts = Object.fromEntries(names.map((name) => [name, fieldOf(form, name)]));
	const subject = wordsField(form, 'subject', locale);
	const text = wordsField(form, 'text', locale);
	return { texts, subject, text, codes: { ...problemIn('subject', subject), ...problemIn('text', text) } };
}

function problemIn(field: 'subject' | 'text', given: Words | null): Record<string, string> {
	if (!given) return { [field]: `desk_write_${field}_missing` };
	const long = locales.some((locale) => (given[locale]?.length ?? 0) > LONGEST[field]);
	return long ? { [field]: `desk_write_${field}_long` } : {};
}
