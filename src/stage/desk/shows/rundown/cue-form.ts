import { inOrder, type Locale, locales, type Words, wordsFrom } from '#kernel/words.ts';
import { type CueKind, isPoll } from '../../../cues.ts';
import type { Field } from '../../../graphics/kind.ts';
import { fieldsOf, type GraphicName, graphicOf } from '../../../graphics/kinds.ts';
import { asksWords, formOf, type PollForm } from '../../../room/forms.ts';
import type { CueContent } from '../../../room/orders.schema.ts';

/** Where a form's texts are read from: a posted form, or the form in the page. */
export type Fields = Pick<FormData, 'get'>;
type About = Readonly<{
	locale: Locale;
	/** The moment that a time of the day means, on the day of the show. */
	momentOf: (time: string) => number | null;
}>;

/** A poll that is being written: anything may be missing yet. */
export type Draft = Readonly<{
	form: PollForm;
	question?: Words;
	options: readonly Words[];
	most?: number;
	points?: number;
	coded?: boolean;
	seconds?: number;
}>;

const text = (form: Fields, name: string): string => {
	const given = form.get(name);
	return typeof given === 'string' ? given.trim() : '';
};

/** The cue that a form means, still to be checked: what is not there is left out. */
export function cueIn(form: Fields, kind: CueKind, { locale, momentOf }: About): object {
	const seconds = text(form, 'seconds') ? Number(text(form, 'seconds')) : 0;
	if (kind === 'question') return { kind, seconds };
	if (kind === 'result') return { kind, seconds, poll: text(form, 'poll') };
	if (isPoll(kind)) return { kind: 'poll', form: kind, seconds, ...pollIn(form, kind, locale) };
	const data = Object.fromEntries(
		fieldsOf(kind).flatMap(([name, as]) => {
			const given = readers[as](form, name, { locale, momentOf });
			return given ? [[name, given]] : [];
		})
	);
	return { kind: 'graphic', layer: graphicOf(kind as GraphicName).layers[0], graphic: { name: kind, data }, seconds };
}

/** What each field of a graphic means; null is left out. */
const readers: Readonly<Record<Field, (form: Fields, name: string, about: About) => unknown>> = {
	line: text,
	words: (form, name, { locale }) => wordsIn(form, name, locale),
	lines: (form, name) => linesOf(text(form, name)),
	time: (form, name, { momentOf }) => momentOf(text(form, name)),
	tick: (form, name) => text(form, name) === '1'
};

function pollIn(form: Fields, kind: PollForm, locale: Locale): object {
	const number = (name: string) => (text(form, name) ? Number(text(form, name)) : undefined);
	const right = text(form, 'right');
	const { quiz } = formOf({ form: kind });
	return {
		question: wordsIn(form, 'question', locale) ?? undefined,
		options: asksWords({ form: kind }) ? [] : optionsIn(form, locale),
		most: number('most'),
		points: number('points'),
		results: text(form, 'results') || undefined,
		coded: text(form, 'coded') === '1',
		onAir: text(form, 'onAir') === '1',
		right: quiz && right ? [right] : [],
		explanation: quiz ? wordsIn(form, 'explanation', locale) : null
	};
}

/** What the fields of a form show of a cue that is written already. */
export function valuesOf(content: CueContent, timeOf: (moment: number) => string): Record<string, string> {
	const seconds = content.seconds ? String(content.seconds) : '';
	if (content.kind === 'question') return { seconds };
	if (content.kind === 'result') return { seconds, poll: content.poll };
	if (content.kind === 'graphic') {
		const { data, name } = content.graphic;
		return Object.assign({ seconds }, ...fieldsOf(name).map(([field, as]) => shown(field, as, data[field], timeOf)));
	}
	const { question, options, explanation, most, points, results, coded, onAir, right } = content;
	const lines = locales.map((locale) => [
		`options_${locale}`,
		options
			.map((one) => one[locale] ?? '')
			.join('\n')
			.trimEnd()
	]);
	return {
		...{ seconds, most: String(most), points: String(points), results, right: right[0] ?? '' },
		...{ coded: coded ? '1' : '', onAir: onAir ? '1' : '' },
		...spread('question', question),
		...spread('explanation', explanation),
		...Object.fromEntries(lines)
	};
}

function shown(name: string, as: Field, given: unknown, timeOf: (moment: number) => string): Record<string, string> {
	if (as === 'lines') return { [name]: Array.isArray(given) ? given.join('\n') : '' };
	if (as === 'time') return { [name]: typeof given === 'number' ? timeOf(given) : '' };
	return as === 'tick' ? { [name]: given ? '1' : '' } : spread(name, given);
}

/** The answers of a poll, a line each; the languages meet by their lines. */
function optionsIn(form: Fields, first: Locale): Words[] {
	const given = new Map(inOrder(first).map((locale) => [locale, allLines(text(form, `options_${locale}`))]));
	const lines = [...given.values()].find((some) => some.length) ?? [];
	return lines.flatMap((line, at) => (line && wordsFrom((locale) => given.get(locale)?.[at], inOrder(first))) || []);
}

const wordsIn = (form: Fields, name: string, first: Locale): Words | null =>
	wordsFrom((locale) => text(form, `${name}_${locale}`), inOrder(first));

const allLines = (given: string): string[] => (given ? given.split(/\r\n?|\n/).map((line) => line.trim()) : []);

const linesOf = (given: string): string[] => allLines(given).filter(Boolean);

function spread(name: string, given: unknown): Record<string, string> {
	if (typeof given === 'string') return { [name]: given, [`${name}_${locales[0]}`]: given };
	const words = given as Words | null | undefined;
	return Object.fromEntries(locales.map((locale) => [`${name}_${locale}`, words?.[locale] ?? '']));
}
