import { expect, test } from 'vitest';
import { seal, unseal } from './sealed.ts';
import { openSecret } from './secret.ts';

test('a secret comes back under the same secret and purpose alone, and never unnoticed when it was changed', () => {
	openSecret('a secret of tests that is long enough', '');
	const sealed = seal('one', 'clé très secrète');
	expect(sealed).not.toContain('secr');
	expect(unseal('one', sealed)).toBe('clé très secrète');
	expect(seal('one', 'clé très secrète')).not.toBe(sealed);
	expect(() => unseal('other', sealed)).toThrow();
	const bytes = Buffer.from(sealed, 'base64url');
	bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
	expect(() => unseal('one', bytes.toString('base64url'))).toThrow();
	openSecret('another secret of tests that is long', '');
	expect(() => unseal('one', sealed)).toThrow();
});
