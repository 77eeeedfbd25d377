import { expect, test } from 'vitest';
import { addressesOf, wholeAddress } from './whole-address.ts';

const workshops = '/(public)/learning/workshops';

test('an old address of a page leads to the whole one of its language', () => {
	expect(wholeAddress('/fr/apprendre/workshops', workshops)).toBe('/fr/apprendre/ateliers');
	expect(wholeAddress('/fr/learning/tyopajat', workshops)).toBe('/fr/apprendre/ateliers');
	expect(wholeAddress('/fr/apprendre/ateliers', workshops)).toBeNull();
	expect(wholeAddress('/xx/learning/workshops', workshops)).toBeNull();
});

test('a file is given at the address it was asked by', () => {
	expect(
		wholeAddress('/nl/festival/nuit/selection/secret.ics', '/(public)/festival/[slug]/selection/[token].ics')
	).toBeNull();
	expect(wholeAddress('/fr/coulisses/activities/export', '/(coulisses)/desk/activities/export')).toBeNull();
	expect(wholeAddress('/fr/learning/nothing', null)).toBeNull();
});

test('the words of Coulisses come to whoever may go there', () => {
	expect(addressesOf('fr', true)).toContain('coulisses');
	expect(addressesOf('fr', false)).not.toContain('coulisses');
});

test('a word that is our own segment is left out, and what stands below it is not', () => {
	const { antenne, venture } = JSON.parse(addressesOf('fr', false));
	expect(antenne).toBe('');
	expect(venture[1].playtests).toEqual(['', { form: 'formulaire' }]);
});
