import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawSecret, isDrawnSecret } from './drawn-secret.ts';

test('a secret is known by its beginning and its last characters, and by no other text', () => {
	const secret = drawSecret('cvk_');
	expect(secret).toMatch(/^cvk_[0-9A-Za-z]{46}$/);
	expect(isDrawnSecret(secret, 'cvk_')).toBe(true);
	expect(isDrawnSecret(secret, 'other_')).toBe(false);
	const other = fc.tuple(fc.nat({ max: 45 }), fc.constantFrom(...'0aZ-é '));
	fc.assert(
		fc.property(other, ([at, sign]) => {
			const changed = secret.slice(0, 4 + at) + sign + secret.slice(5 + at);
			expect(isDrawnSecret(changed, 'cvk_')).toBe(changed === secret);
		})
	);
	for (const text of ['', 'cvk_', secret.slice(0, -1), `${secret}0`, ` ${secret}`])
		expect(isDrawnSecret(text, 'cvk_')).toBe(false);
});
