import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { codeAt, codeStands, codeUntil, secretOf, WINDOW_MS } from './codes.ts';

beforeAll(() => openSecret('a secret of thirty-two characters', ''));

const moments = fc.date({ min: new Date('2024-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });

test('a code is good in its window and the next one, at its séance alone, and never after forty seconds', () => {
	fc.assert(
		fc.property(moments, fc.integer({ min: 0, max: 90_000 }), (made, later) => {
			const [here, there] = [secretOf(newId()), secretOf(newId())];
			const code = codeAt(here, made);
			const at = new Date(made.getTime() + later);
			const windows = Math.floor(at.getTime() / WINDOW_MS) - Math.floor(made.getTime() / WINDOW_MS);
			expect(codeStands(here, code, at)).toBe(windows <= 1 ? 'good' : 'old');
			if (later >= 2 * WINDOW_MS) expect(codeStands(here, code, at)).not.toBe('good');
			expect(codeStands(there, code, at)).toBe('unknown');
			expect(codeStands(here, code, new Date(made.getTime() - 2 * WINDOW_MS))).toBe('unknown');
			expect(codeUntil(made).getTime() - made.getTime()).toBeLessThanOrEqual(WINDOW_MS);
		})
	);
});

test('a code is six signs that are no other, however it is typed', () => {
	fc.assert(
		fc.property(moments, (at) => {
			const secret = secretOf(newId());
			const code = codeAt(secret, at);
			expect(code).toMatch(/^[34679ACDEFGHJKMNPQRTUVWXY]{6}$/);
			expect(codeStands(secret, ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `, at)).toBe('good');
		})
	);
	expect(codeStands(secretOf(newId()), '', new Date())).toBe('unknown');
	expect(codeStands(secretOf(newId()), 'é'.repeat(5000), new Date())).toBe('unknown');
});
