import { expect, test } from 'vitest';
import { locales } from '../src/kernel/words.ts';
import { addresses } from './addresses.ts';

const pages = [
	'/(public)/learning',
	'/(public)/learning/[slug]/apply',
	'/(public)/shows/[show]/report',
	'/(public)/report'
];
const words = {
	learning_path_learning: 'apprendre',
	learning_path_apply: 'postuler',
	stage_path_shows: 'emissions',
	stage_path_shows__report: 'rapport',
	moderation_path_report: 'signaler'
};

/** The table of some messages, the same in every language but for those that French has otherwise. */
const compile = (messages: Record<string, string>, french: Record<string, string> = {}): string =>
	addresses(
		locales.map((locale) => ({ locale, messages: locale === 'fr' ? { ...messages, ...french } : messages })),
		pages
	);

test('a segment has the word of its place', () => {
	const table = compile(words);
	expect(table).toContain('"fr":{"learning":["apprendre",{"*":["",{"apply":"postuler"}]}]');
	expect(table).toContain('"shows":["emissions",{"*":["",{"report":"rapport"}]}],"report":"signaler"');
});

test('a page without a word is refused, a language without one has the French', () => {
	const { learning_path_apply: _, ...fewer } = words;
	expect(() => compile(fewer)).toThrow('« apply » of /learning/[slug]/apply has no message <module>_path_apply');
	expect(compile(fewer, { learning_path_apply: 'postuler' })).toContain(
		'"en":{"learning":["apprendre",{"*":["",{"apply":"postuler"}]}]'
	);
});

test('a word that means two neighbours, in one language or in two, is refused', () => {
	expect(() => compile({ ...words, stage_path_shows: 'signaler' })).toThrow(
		'« signaler » is both « shows » and « report »'
	);
	expect(() => compile(words, { stage_path_shows: 'learning' })).toThrow(
		'« learning » is both « learning » and « shows »'
	);
});

test('a word that says no page, that is said twice or is not fit for an address is refused', () => {
	expect(() => compile({ ...words, stage_path_films: 'films' })).toThrow('no page has the segment « films »');
	expect(() => compile({ ...words, agenda_path_shows: 'shows' })).toThrow('« shows » has two messages');
	expect(() => compile({ ...words, stage_path_shows: 'Émissions' })).toThrow('is no segment of an address (fr)');
});
