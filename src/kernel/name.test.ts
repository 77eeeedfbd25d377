import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proposedParts, wholeName } from './name.ts';

test('a name that was given as one falls into two as one would say it', () => {
	const split = (name: string) => Object.values(proposedParts(name)).join('|');
	expect(
		[
			'Jean-Baptiste Dupont',
			'Marie van den Berg',
			'Anne de la Tour',
			'DUPONT Marie',
			'Marie VAN DEN BERG',
			'Juan M. García',
			'Sukarno',
			'',
			'Ben  Ali',
			'Marie Claire D’Hondt'
		].map(split)
	).toEqual([
		'Jean-Baptiste|Dupont',
		'Marie|van den Berg',
		'Anne|de la Tour',
		'Marie|DUPONT',
		'Marie|VAN DEN BERG',
		'Juan M.|García',
		'Sukarno|',
		'|',
		'Ben|Ali',
		'Marie Claire|D’Hondt'
	]);
});

test('nothing of a name is lost or made up when it falls into two', () => {
	const letters = (text: string) => [...text.replaceAll(' ', '')].sort().join('');
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (name) => {
			const parts = proposedParts(name);
			expect(letters(wholeName(parts))).toBe(letters(wholeName({ given: name, family: '' })));
			expect(parts.given === '' && parts.family !== '').toBe(false);
		})
	);
});
