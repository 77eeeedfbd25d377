import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { drawn, inTurn } from './frames.ts';

beforeEach(() => {
	vi.stubGlobal('document', { hidden: true });
});
afterEach(() => void vi.unstubAllGlobals());

test('what is to be drawn comes in its order, and the end is told after what came meanwhile', async () => {
	const order: string[] = [];
	inTurn(() => {
		order.push('words');
		inTurn(() => void order.push('a card'));
	});
	inTurn(() => void order.push('choices'));
	await drawn();
	expect(order).toEqual(['words', 'choices', 'a card']);
});

test('nothing to draw is drawn at once', async () => {
	await expect(drawn()).resolves.toBeUndefined();
});
