import { expect, test } from 'vitest';
import { mark } from './markdown.ts';

const written = (how: Parameters<typeof mark>[0], text: string, start: number, end: number) => {
	const { from, to, text: put, select } = mark(how, text, start, end, 'mot');
	const whole = text.slice(0, from) + put + text.slice(to);
	return [whole, whole.slice(...select)];
};

test('the selected words are marked, or a word that stands for them', () => {
	expect(written('bold', 'un café', 3, 7)).toEqual(['un **café**', 'café']);
	expect(written('bold', '', 0, 0)).toEqual(['**mot**', 'mot']);
	expect(written('link', 'voir ici', 5, 8)).toEqual(['voir [ici](https://)', 'https://']);
});

test('two columns take the selected lines into the first, and the second is to be typed', () => {
	expect(written('columns', 'a\nbc', 3, 4)).toEqual(['a\n:::\nbc\n+++\nmot\n:::\n', 'mot']);
});

test('a title and a list take whole lines, once', () => {
	expect(written('heading', 'a\nbc', 3, 4)).toEqual(['a\n## bc', '']);
	expect(written('list', 'a\nb', 0, 3)).toEqual(['- a\n- b', '']);
	expect(written('heading', '## a', 0, 4)).toEqual(['## a', '']);
});
