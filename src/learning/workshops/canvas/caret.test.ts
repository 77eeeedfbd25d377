import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { caretAfter } from './caret.ts';

test('a caret stays between the same letters', () => {
	expect(caretAfter(3, [{ insert: 'ab' }])).toBe(5);
	expect(caretAfter(3, [{ retain: 3 }, { insert: 'ab' }])).toBe(3);
	expect(caretAfter(3, [{ retain: 1 }, { delete: 1 }])).toBe(2);
	expect(caretAfter(3, [{ delete: 9 }])).toBe(0);
});

test('whatever others do, what stands after the caret is what stood there and was not deleted', () => {
	fc.assert(
		fc.property(fc.nat(20), fc.nat(20), fc.nat(6), fc.boolean(), (caret, at, count, inserts) => {
			const text = new Y.Doc().getText();
			text.insert(0, 'abcdefghijklmnopqrst');
			let delta: readonly { retain?: number; insert?: unknown; delete?: number }[] = [];
			text.observe((event) => {
				delta = event.delta;
			});
			const after = text.toString().slice(caret);
			if (inserts) text.insert(at, 'X'.repeat(count));
			else text.delete(at, Math.min(count, 20 - at));
			const now = text.toString();
			const left = [...after].filter((letter) => now.includes(letter)).join('');
			expect(now.slice(caretAfter(caret, delta)).replaceAll('X', '')).toBe(left);
		})
	);
});
