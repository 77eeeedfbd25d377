import { IntlMessageFormat } from 'intl-messageformat';
import { type ValueName, valueNames } from '../../game/values.ts';
import { keysBesideInk, wordsOfInk } from '../keys.ts';
import type { Place } from '../outline.ts';
import type { Problem } from '../problem.ts';
import { doubt, placeIn, problem, type Subject } from './subject.ts';

type Asked = Readonly<{ names: ReadonlySet<string>; plurals: readonly (readonly string[])[] }>;
type Read = Readonly<{ key: string; text: string; at: Place; asked: Asked }>;

/** Keys that may have words beside their title in story.json. */
const OPTIONAL = /^source\./;

/** The words of each language: there, well formed, with the same numbers in them, and none that nothing shows. */
export function lintWords(subject: Subject): Problem[] {
	const ink = wordsOfInk(subject.outline);
	const beside = keysBesideInk(subject.story, subject.game, subject.outline);
	const keys = new Set([...ink.keys(), ...beside]);
	const found: Problem[] = [];
	const french = new Map<string, Read>();
	for (const [key, { text, ...at }] of ink) keep(french, found, 'fr', { key, text, at });
	for (const [key, text] of Object.entries(subject.words.fr ?? {})) {
		const at = placeIn(subject, 'words/fr.json', key);
		if (ink.has(key)) found.push(problem('words_twice', at, { key }));
		else keep(french, found, 'fr', { key, text, at });
	}
	for (const key of beside)
		if (!subject.words.fr?.[key]) found.push(problem('words_missing', { file: 'words/fr.json', line: 1 }, { key }));
	for (const read of french.values()) found.push(...lintFrench(read));
	for (const locale of Object.keys(subject.words)) {
		for (const key of Object.keys(subject.words[locale] ?? {}))
			if (!keys.has(key) && !OPTIONAL.test(key))
				found.push(doubt('words_unused', placeIn(subject, `words/${locale}.json`, key), { key }));
		if (locale !== 'fr') found.push(...lintTranslation(subject, locale, french));
	}
	return found;
}

function lintTranslation(subject: Subject, locale: string, french: ReadonlyMap<string, Read>): Problem[] {
	const found: Problem[] = [];
	const own = new Map<string, Read>();
	const glossary = glossaryIn(subject, locale);
	for (const [key, text] of Object.entries(subject.words[locale] ?? {})) {
		const at = placeIn(subject, `words/${locale}.json`, key);
		if (text) keep(own, found, locale, { key, text, at });
	}
	for (const { key, text, at, asked } of own.values()) {
		const original = french.get(key);
		if (!original) continue;
		const [wanted, given] = [original.asked.names, asked.names].map((names) => [...names].toSorted().join(', '));
		if (wanted !== given) found.push(problem('words_names', at, { key, wanted: wanted || '–', given: given || '–' }));
		for (const { word, said, wanted } of glossary)
			if (said.test(original.text) && !wanted.split('/').some((one) => holds(text, one)))
				found.push(doubt('words_glossary', at, { key, word, wanted }));
	}
	return found;
}

/** The words that must be kept in a language; each is meant with its plural too, and never as the beginning of another. */
const glossaryIn = ({ glossary }: Subject, locale: string) =>
	Object.entries(glossary).flatMap(([word, { [locale]: wanted }]) =>
		wanted ? [{ word, wanted, said: new RegExp(`(?<!\\p{L})${escaped(word)}[sx]?(?!\\p{L})`, 'iu') }] : []
	);

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const holds = (text: string, word: string): boolean => text.toLowerCase().includes(word.trim().toLowerCase());

/** Reads a text as a message, or says why it is none. */
function keep(into: Map<string, Read>, found: Problem[], locale: string, { key, text, at }: Omit<Read, 'asked'>): void {
	if (/'[{}]/.test(text)) found.push(problem('words_apostrophe', at, { key }));
	try {
		const asked = askedBy(new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst());
		into.set(key, { key, text, at, asked });
		for (const name of asked.names)
			if (!valueNames.includes(name as ValueName))
				found.push(problem('words_value', at, { key, name, allowed: valueNames.join(', ') }));
		for (const options of asked.plurals)
			for (const category of ['one', 'other'])
				if (!options.includes(category) && !(category === 'one' && options.includes('=1')))
					found.push(problem('words_plural', at, { key, category }));
	} catch (error) {
		found.push(problem('words_icu', at, { key, reason: error instanceof Error ? error.message : String(error) }));
	}
}

type Ast = ReturnType<IntlMessageFormat['getAst']>;

function askedBy(ast: Ast): Asked {
	const names = new Set<string>();
	const plurals: string[][] = [];
	const read = (elements: Ast): void => {
		for (const element of elements) {
			// 1 to 6: what has a name; of these 5 chooses by a word, 6 by a number
			if (element.type >= 1 && element.type <= 6) names.add((element as { value: string }).value);
			if (!('options' in element)) continue;
			if (element.type === 6) plurals.push(Object.keys(element.options));
			for (const { value } of Object.values(element.options)) read(value);
		}
	};
	read(ast);
	return { names, plurals };
}

/** French typography: a no-break space before a high sign, and inside of « ». */
function lintFrench({ key, text, at }: Read): Problem[] {
	const plain = text.replace(/::[\w-]+/g, '');
	const tight = /[^\s\u00a0\u202f?!:;][:;?!»](?=[\s\u00a0,.]|$)/u.test(plain) || /«[^\u00a0\u202f]/u.test(plain);
	return tight || / [:;?!»]/.test(plain) ? [doubt('words_space', at, { key })] : [];
}
