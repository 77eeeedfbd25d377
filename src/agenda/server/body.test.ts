import { expect, test } from 'vitest';
import { bodyFromField, bodyFromPlain, bodyShown, markdownBody, plainBody } from './body.ts';

const fr = (text: string, more: object = {}) => ({ source: 'fr', fr: text, ...more }) as const;
const typed = { body: fr('1. Matin : *gratuit*\r\n2. Soir', { en: '# 3 left' }), formatted: false };
const written = {
	body: fr('Un **bar** et [la page](https://exemple.invalid/a)', { en: 'A **bar**' }),
	formatted: true
};

test('what was typed is drawn as it was, what is in Markdown by its marks', () => {
	expect(bodyShown(typed, 'fr')?.text).toEqual([
		{ kind: 'paragraph', inside: ['1. Matin : *gratuit*', { kind: 'break' }, '2. Soir'] }
	]);
	expect(bodyShown(written, 'nl')).toMatchObject({
		lang: 'fr',
		text: [{ inside: ['Un ', { kind: 'strong' }, ' et ', {}] }]
	});
});

test('a form that is sent back untouched leaves what was typed, and marks are kept from then on', () => {
	const field = markdownBody(typed);
	expect(field).toEqual(fr('1\\. Matin : \\*gratuit\\*\r\n2\\. Soir', { en: '\\# 3 left' }));
	expect(bodyFromField(field, typed)).toEqual(typed);
	expect(bodyFromField(fr(`${field?.fr}\n\n**Oui**`), typed)).toEqual({
		body: fr(`${field?.fr}\n\n**Oui**`),
		formatted: true
	});
	expect(bodyFromField(null, written)).toEqual({ body: null, formatted: false });
});

test('a table says it in plain words; brought back, what reads the same keeps its marks', () => {
	const plain = fr('Un bar et la page (https://exemple.invalid/a)', { en: 'A bar' });
	expect(plainBody(written)).toEqual(plain);
	expect(bodyFromPlain(plain, written)).toEqual(written);
	expect(bodyFromPlain({ ...plain, en: 'A *new* bar' }, written)).toEqual({
		body: { ...written.body, en: 'A \\*new\\* bar' },
		formatted: true
	});
	expect(bodyFromPlain(plain, null)).toEqual({ body: plain, formatted: false });
});
