import { type Locale, locales, type Words } from '#kernel/words.ts';
import { type CueContent, type CueKind, graphicTexts, isGraphic, isPoll } from '../../../index.ts';

/** Where a form's texts are read from: a posted form, or the form in the page. */
export type Fields = Pick<FormData, 'get'>;
type About = Readonly<{
	locale: Locale;
	/** The moment that a time of the day means, on the day of the show. */
	momentOf: (time: string) => number | null;
}>;

const text = (form: Fields, name: string): string => {
	const given = form.get(name);
	return typeof given === 'string' ? given.trim() : '';
};

/** The cue that a form means, still to be checked: what is not there is left out. */
export function cueIn(form: Fields, kind: CueKind, { locale, momentOf }: About): object {
	const seconds = text(form, 'seconds') ? Number(text(form, 'seconds')) : 0;
	const words = (name: string) => wordsIn(form, name, locale);
	if (kind === 'question') return { kind, seconds };
	if (kind === 'result') return { kind, seconds, poll: text(form, 'poll') };
	if (isPoll(kind)) return { kind: 'poll', form: kind, seconds, ...pollIn(form, kind, locale) };
	const { layer, texts } = graphicTexts[kind];
	const data: Record<string, unknown> = {};
	for (const key of texts) {
		const name = key.replace('*', '');
		const said = key.endsWith('*') ? words(name) : text(form, name);
		if (said) data[name] = said;
	}
	if (kind === 'crawl') data.texts = linesOf(text(form, 'texts'));
	if (kind === 'logo') data.live = text(form, 'live') === '1';
	if (kind === 'countdown') data.until = momentOf(text(form, 'until')) ?? undefined;
	return { kind: 'graphic', layer, graphic: { name: kind, data }, seconds };
}

function pollIn(form: Fields, kind: string, locale: Locale): object {
	const number = (name: string) => (text(form, name) ? Number(text(form, name)) : undefined);
	const right = text(form, 'right');
	return {
		question: wordsIn(form, 'question', locale) ?? undefined,
		options: kind === 'cloud' ? [] : optionsIn(form, locale),
		most: number('most'),
		points: number('points'),
		results: text(form, 'results') || undefined,
		coded: text(form, 'coded') === '1',
		onAir: text(form, 'onAir') === '1',
		right: kind === 'quiz' && right ? [right] : [],
		explanation: kind === 'quiz' ? wordsIn(form, 'explanation', locale) : null
	};
}

/** What the fields of a form show of a cue that is written already. */
export function fieldsOf(content: CueContent, timeOf: (moment: number) => string): Record<string, string> {
	const seconds = content.seconds ? String(content.seconds) : '';
	if (content.kind === 'question') return { seconds };
	if (content.kind === 'result') return { seconds, poll: content.poll };
	if (content.kind === 'graphic') {
		const { data, name } = content.graphic;
		const texts = isGraphic(name) ? graphicTexts[name].texts : [];
		return {
			...Object.assign({}, ...texts.map((key) => spread(key.replace('*', ''), data[key.replace('*', '')]))),
			...{ seconds, live: data.live ? '1' : '' },
			texts: Array.isArray(data.texts) ? data.texts.join('\n') : '',
			until: typeof data.until === 'number' ? timeOf(data.until) : ''
		};
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

/** The answers of a poll, a line each; the languages meet by their lines. */
function optionsIn(form: Fields, first: Locale): Words[] {
	const given = inOrder(first).map((locale) => [locale, allLines(text(form, `options_${locale}`))] as const);
	const [source, lines] = given.find(([, some]) => some.length) ?? [first, []];
	return lines.flatMap((line, at) => {
		const others = given.flatMap(([locale, some]) => (some[at] ? [[locale, some[at]] as const] : []));
		return line ? [{ source, ...Object.fromEntries(others) }] : [];
	});
}

function wordsIn(form: Fields, name: string, first: Locale): Words | null {
	const texts = inOrder(first).flatMap((locale) => {
		const said = text(form, `${name}_${locale}`);
		return said ? [[locale, said] as const] : [];
	});
	const [source] = texts[0] ?? [];
	return source ? { source, ...Object.fromEntries(texts) } : null;
}

const inOrder = (first: Locale): Locale[] => [first, ...locales.filter((locale) => locale !== first)];

const allLines = (given: string): string[] => (given ? given.split(/\r\n?|\n/).map((line) => line.trim()) : []);

const linesOf = (given: string): string[] => allLines(given).filter(Boolean);

function spread(name: string, given: unknown): Record<string, string> {
	if (typeof given === 'string') return { [name]: given, [`${name}_fr`]: given };
	const words = given as Words | null | undefined;
	return Object.fromEntries(locales.map((locale) => [`${name}_${locale}`, words?.[locale] ?? '']));
}
