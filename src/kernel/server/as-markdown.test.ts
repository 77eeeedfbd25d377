import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '../richtext.ts';
import { asMarkdown } from './as-markdown.ts';
import { richText, typedText } from './richtext.ts';

const typedBefore = [
	'1. Le matin\n2. Le soir',
	'# 3 places # dernier jour',
	'- 18 h : accueil\n- 19 h : débat',
	'*** Complet ***',
	'Prix * et ** (hors frais), nom_de_fichier et _souligné_',
	'> 18 ans\n+ un ami',
	'Café\n====\n\n\n\n    à quatre espaces',
	'a <b>gras</b> & &eacute; [x](javascript:alert(1)) ![y](z) `code` ~~~',
	'https://exemple.invalid/a_b_c*d*?x=[1]\\n',
	'1) un\n\n---\n\n:::'
];

test.each(typedBefore)('« %s » reads as it was typed, before and after it goes through the field', (text) => {
	expect(plainText(typedText(text, 'fr'))).toBe(text.replace(/\n{3,}/, '\n\n').replace(/^ +/gm, ''));
	expect(plainText(richText(asMarkdown(text), 'fr'))).toBe(plainText(typedText(text, 'fr')));
});

test('whatever was typed reads the same as Markdown', () => {
	const signs = fc.constantFrom(
		...'#*_`[]()<>~!\\-+=:.1 \n\ta&;é|"'.split(''),
		'\n\n',
		'&amp;',
		'http://a.be/',
		'](',
		'x@y.be'
	);
	const text = fc.oneof(
		fc.string({ maxLength: 200 }),
		fc.array(signs, { maxLength: 60 }).map((all) => all.join(''))
	);
	fc.assert(
		fc.property(text, (given) => {
			expect(plainText(richText(asMarkdown(given), 'fr'))).toBe(plainText(typedText(given, 'fr')));
		}),
		{ numRuns: 2000 }
	);
});
