import { expect, test } from 'vitest';
import { postcodesIn } from './postcodes.ts';

test('a list is read as people paste it or a spreadsheet writes it', () => {
	const given =
		'\uFEFFCode postal;Commune\r\n7000;Mons\r\n"7100";"La Louvière"\n1012 ab\tAmsterdam\n\n;;\n7000,Mons (ville)\nrien';
	expect(postcodesIn(given)).toEqual({
		rows: [
			{ code: '7000', commune: 'Mons (ville)' },
			{ code: '7100', commune: 'La Louvière' },
			{ code: '1012 AB', commune: 'Amsterdam' }
		],
		skipped: [1, 8]
	});
});
