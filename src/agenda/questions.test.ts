import { expect, test } from 'vitest';
import { answerField, checkAnswers, NewQuestion, type Question, type questionKinds } from './index.ts';

const words = (fr: string, en?: string) => ({ source: 'fr', fr, ...(en ? { en } : {}) }) as const;
const question = (id: string, kind: (typeof questionKinds)[number], more: Partial<Question> = {}): Question => ({
	id,
	kind,
	label: words(id),
	options: [],
	required: false,
	...more
});
const options = [words('Végétarien', 'Vegetarian'), words('Sans gluten')];

test('an answer is kept in the words of the source language, what is no option is not', () => {
	const questions = [
		question('text', 'text'),
		question('one', 'choice', { options }),
		question('many', 'several', { options }),
		question('yes', 'yes_no')
	];
	const given: Record<string, string[]> = {
		text: ['  Bonjour\r\nà tous\u202e '],
		one: ['Vegetarian', 'Sans gluten', 'Végétarien'],
		many: ['Sans gluten', 'hostile', 'Végétarien'],
		yes: ['maybe'],
		stranger: ['x']
	};
	expect(checkAnswers(questions, ({ id }) => given[id] ?? [])).toEqual({
		answers: { text: ['Bonjour\nà tous'], one: ['Végétarien'], many: ['Végétarien', 'Sans gluten'] },
		problems: {}
	});
});

test('a required answer that is missing, or one that is too long, is said beside its field', () => {
	const questions = [
		question('a', 'text', { required: true }),
		question('b', 'choice', { required: true, options }),
		question('c', 'several', { required: true, options }),
		question('d', 'access', {})
	];
	const { problems } = checkAnswers(questions, ({ id }) => (id === 'd' ? ['x'.repeat(1001)] : [' ']));
	expect(problems).toEqual({
		[answerField({ id: 'a' })]: 'agenda_answer_missing',
		[answerField({ id: 'b' })]: 'agenda_answer_unchosen',
		[answerField({ id: 'c' })]: 'agenda_answer_unchosen',
		[answerField({ id: 'd' })]: 'agenda_answer_long'
	});
});

test('a choice needs two options that differ, and a question its words', () => {
	const parse = (more: object) =>
		NewQuestion.safeParse({ kind: 'choice', label: words('?'), options, required: true, ...more });
	expect(parse({}).success).toBe(true);
	expect(parse({ kind: 'text', options: [] }).success).toBe(true);
	for (const wrong of [{ options: options.slice(1) }, { options: [...options, options[0]] }, { label: null }])
		expect(parse(wrong).success).toBe(false);
});
