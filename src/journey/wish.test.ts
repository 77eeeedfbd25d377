import { expect, test } from 'vitest';
import { wishDue, wishInPlay } from './wish.ts';

const open = { before: 'open', after: 'open' } as const;
const begin = [{ quests: true }];
const at = (chapters: number, more: Partial<Parameters<typeof wishInPlay>[1]> = {}) => ({
	...{ begun: ['prologue', 'spark', 'team'].slice(0, chapters), choices: [{ quests: false }], ended: null },
	...more
});

test('before is asked until a chapter after the prologue begins, after once one has, and each once', () => {
	expect([0, 1, 2].map((chapters) => wishDue(open, chapters))).toEqual(['before', 'before', null]);
	const said = { before: 'answered', after: 'open' } as const;
	expect([0, 1, 2].map((chapters) => wishDue(said, chapters))).toEqual([null, null, 'after']);
	expect(wishDue({ before: 'answered', after: 'answered' }, 3)).toBeNull();
	// nothing to compare it with
	expect(wishDue({ before: 'passed', after: 'open' }, 3)).toBeNull();
	expect(wishDue({ before: 'answered', after: 'passed' }, 3)).toBeNull();
});

test('while one plays: where the prologue is over, and where the run has ended; a visitor is never asked', () => {
	expect(wishInPlay(open, at(1))).toBeNull();
	expect(wishInPlay(open, at(1, { choices: begin }))).toBe('before');
	expect(wishInPlay(null, at(1, { choices: begin }))).toBeNull();
	const said = { before: 'answered', after: 'open' } as const;
	expect(wishInPlay(said, at(3, { choices: begin }))).toBeNull();
	expect(wishInPlay(said, at(3, { ended: { id: 'x' } }))).toBe('after');
	expect(wishInPlay(open, at(3, { ended: { id: 'x' } }))).toBeNull();
});
