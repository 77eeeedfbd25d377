import fc from 'fast-check';
import { expect, test } from 'vitest';
import { winmail } from '../../../../claims/support/inbox/tnef.ts';
import { unpackTnef } from './tnef.ts';

test('what Outlook has packed is unpacked', () => {
	const documents = [
		{ name: 'Plan financier à relire.pdf', content: Buffer.from('un') },
		{ name: 'b.txt', content: Buffer.alloc(0) }
	];
	const unpacked = unpackTnef(winmail('Bonjour à tous.', documents));
	expect(unpacked?.text).toBe('Bonjour à tous.');
	expect(unpacked?.documents.map(({ name, content }) => ({ name, content: Buffer.from(content) }))).toEqual(documents);
});

test('whatever it is, it is unpacked or not, and nothing breaks', () => {
	const whole = winmail('Bonjour', [{ name: 'Un nom assez long.pdf', content: Buffer.from('contenu') }]);
	fc.assert(
		fc.property(
			fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }),
			fc.nat(whole.length),
			(changes, length) => {
				const bytes = Buffer.from(whole.subarray(0, length));
				for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
				expect(() => unpackTnef(bytes)).not.toThrow();
			}
		)
	);
});
