import { expect, test } from 'vitest';
import { audiences } from './index.ts';
import { maybeMinor, type Owner, UNKNOWN_YEAR, visibleTo } from './visibility.ts';

const adult = (settings: Owner['settings']): Owner => ({ id: 'owner', birthYear: 1980, minorUntil: null, settings });
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

test('a minor is shown to nobody else, whatever she chose, by whatever she is known to be one', () => {
	const ages = [
		{ birthYear: 2012, minorUntil: null },
		{ birthYear: null, minorUntil: 2033 },
		{ birthYear: null, minorUntil: UNKNOWN_YEAR },
		{ birthYear: 1980, minorUntil: 2030 }
	];
	for (const age of ages)
		for (const audience of audiences) {
			const owner: Owner = { id: 'owner', ...age, settings: { name: audience } };
			for (const viewer of [null, other]) expect(visibleTo(viewer, owner, 'name', 2026)).toBe(false);
			expect(visibleTo({ id: 'owner' }, owner, 'name', 2026)).toBe(true);
		}
});

test('the year of the eighteenth birthday still counts as a minor’s', () => {
	const born = (birthYear: number | null) => ({ birthYear, minorUntil: null });
	expect(maybeMinor(born(2008), 2026)).toBe(true);
	expect(maybeMinor(born(2007), 2026)).toBe(false);
	expect(maybeMinor(born(null), 2026)).toBe(false);
});
