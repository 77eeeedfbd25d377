import type { ZodError } from 'zod';
import { words } from '#kernel/server/errors.ts';
import { inAll, inOrder, type Locale, locales, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import { fieldOf, wordsField } from '#web/form.server.ts';
import { NewQuestion } from '../../../index.ts';

/** What was typed into the form of a question, by the name of a field. */
type TypedQuestion = Readonly<Record<string, string>>;

type Read = Readonly<{ typed: TypedQuestion; problems: Record<string, string>; question: NewQuestion | null }>;

/** Reads the form of a question: its options are lines, as many in each language that is filled in. */
export function readQuestion(form: FormData, locale: Locale): Read {
	const names = locales.flatMap((one) => [`label_${one}`, `options_${one}`]);
	const typed = Object.fromEntries(['id', 'kind', 'required', ...names].map((name) => [name, fieldOf(form, name)]));
	const kind = fieldOf(form, 'kind');
	const label = wordsField(form, 'label', locale) ?? (kind === 'access' ? accessLabel(locale) : null);
	const options = optionsIn(form, locale);
	const said = (codes: Record<string, string>): Read => ({
		typed,
		question: null,
		problems: Object.fromEntries(Object.entries(codes).map(([field, code]) => [field, words(code, {}, locale)]))
	});
	if (!options) return said({ options: 'agenda_options_uneven' });
	const parsed = NewQuestion.safeParse({ kind, label, options, required: fieldOf(form, 'required') === '1' });
	return parsed.success ? { typed, problems: {}, question: parsed.data } : said(codesOf(parsed.error));
}

/** The lines of each language side by side; null when they are not as many. */
function optionsIn(form: FormData, first: Locale): Words[] | null {
	const filled = inOrder(first).flatMap((locale) => {
		const lines = fieldOf(form, `options_${locale}`)
			.split(/\r?\n/)
			.map((line) => line.trim().slice(0, 200))
			.filter(Boolean);
		return lines.length ? [{ locale, lines }] : [];
	});
	const [source] = filled;
	if (!source) return [];
	if (filled.some(({ lines }) => lines.length !== source.lines.length)) return null;
	return source.lines.map((_, row) => ({
		source: source.locale,
		...Object.fromEntries(filled.map(({ locale, lines }) => [locale, lines[row]]))
	}));
}

const accessLabel = (source: Locale): Words => inAll(m.agenda_access_label, source);

const codesOf = ({ issues }: ZodError): Record<string, string> =>
	Object.fromEntries(issues.toReversed().map(({ path, message }) => [String(path[0] ?? ''), message]));
