import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeReasons, stages } from '../kinds.ts';
import { hides, isAgreed, ProjectWords, shownStage } from './project.ts';

const holder = fc.record({ accepted: fc.boolean(), ended: fc.boolean(), agreed: fc.boolean() });

test('nothing is shown against anybody whom it is about, nor when nobody is left', () => {
	fc.assert(
		fc.property(fc.array(holder, { maxLength: 6 }), (holders) => {
			const present = holders.filter(({ accepted, ended }) => accepted && !ended);
			expect(isAgreed(holders)).toBe(present.length > 0 && !present.some(({ agreed }) => !agreed));
		})
	);
});

test.each(closeReasons)('a file that was closed as « %s » is shown as alumni, or not at all', (closeReason) => {
	if (hides(closeReason)) return;
	for (const stage of stages) expect(shownStage({ stage, closeReason })).toBe('alumni');
});

test('while it is accompanied, its stage is that of the file', () => {
	for (const stage of stages) expect(shownStage({ stage, closeReason: null })).toBe(stage);
});

test('what everybody reads is not turned round, and stands in one line', () => {
	const given = { name: ' a\u202eb\u2028c\n', sentence: 'Une\u200b lampe.', sector: '', locality: ' ' };
	expect(ProjectWords.parse(given)).toEqual({
		...{ name: 'ab c', sentence: 'Une lampe.', sector: null, locality: null, linked: false }
	});
	expect(ProjectWords.safeParse({ ...given, name: '\u202e\n' }).success).toBe(false);
});
