import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Opening, tidied } from './hours.ts';
import { openingsText, readOpenings } from './hours-text.ts';

test.each<[string, Opening[]]>([
	[
		'9:00–12:30, 13:30–18:00',
		[
			[540, 750],
			[810, 1080]
		]
	],
	[
		'9h-12h30 13h30-18h',
		[
			[540, 750],
			[810, 1080]
		]
	],
	[
		'de 9 h 30 à 12 h et de 14 h à 17 h 30',
		[
			[570, 720],
			[840, 1050]
		]
	],
	['9.30u tot 17u', [[570, 1020]]],
	['klo 8-16', [[480, 960]]],
	['9 am – 6 pm', [[540, 1080]]],
	['18:00-0:00', [[1080, 1440]]],
	['24h/24', [[0, 1440]]],
	['Fermé', []],
	['  ', []],
	['—', []]
])('« %s » is read', (text, expected) => {
	expect(readOpenings(text)).toEqual(expected);
});

test.each(['9', '9:70-12', '18-9', '25-26', 'le matin', '9-12-14', '9-12 ; midi'])('« %s » is not', (text) => {
	expect(readOpenings(text)).toBeNull();
});

test('what is written is read again', () => {
	const opening = fc.tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }));
	fc.assert(
		fc.property(fc.array(opening, { maxLength: 5 }), (given) => {
			const tidy = tidied(given);
			fc.pre(tidy !== null);
			expect(readOpenings(openingsText(tidy ?? []))).toEqual(tidy);
		})
	);
});
