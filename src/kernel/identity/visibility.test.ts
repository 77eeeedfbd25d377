import { expect, test } from 'vitest';
import { audiences } from './index.ts';
import { maybeMinor, type Owner, visibleTo } from './visibility.ts';

const adult = (settings: Owner['settings']): Owner => ({ id: 'owner', birthYear: 1980, settings });
const other = { id: 'other' };

test('what nobody chose is seen by nobody but the person herself', () => {
	expect(visibleTo(null, adult({}), 'name')).toBe(false);
	expect(visibleTo(other, adult({}), 'name')).toBe(false);
	expect(visibleTo({ id: 'owner' }, adult({}), 'contact')).toBe(true);
});

test('each group has its own audience', () => {
	const owner = adult({ name: 'everyone', contact: 'signed_in' });
	expect(visibleTo(null, owner, 'name')).toBe(true);
	expect(visibleTo(null, owner, 'contact')).toBe(false);
	expect(visibleTo(other, owner, 'contact')).toBe(true);
	expect(visibleTo(other, owner, 'attendance')).toBe(false);
});

test('a minor is never public, whatever she chose', () => {
	for (const audience of audiences) {
		const owner: Owner = { id: 'owner', birthYear: 2012, settings: { name: audience } };
		expect(visibleTo(null, owner, 'name', 2026)).toBe(false);
	}
});

test('the year of the eighteenth birthday still counts as a minor’s', () => {
	expect(maybeMinor(2008, 2026)).toBe(true);
	expect(maybeMinor(2007, 2026)).toBe(false);
	expect(maybeMinor(null, 2026)).toBe(false);
});
