import { expect, test } from 'vitest';
import { locales } from '#kernel/words.ts';
import { NewOrganization, organizationKindName, organizationKinds, placeLine } from './index.ts';

const given = {
	slug: 'studio-ondine',
	name: 'Studio Ondine (fictif)',
	formerNames: [],
	kind: 'company',
	sentence: { source: 'fr', fr: 'Des jeux sur l’eau.' },
	sectors: ['gaming'],
	locality: 'Mons',
	lat: null,
	lon: null,
	website: null,
	founded: null,
	status: 'active',
	statusAsOf: null,
	sources: []
};

test('an address that is no web address, half a point or an unknown word is refused', () => {
	expect(NewOrganization.safeParse(given).success).toBe(true);
	for (const wrong of [
		{ website: 'javascript:alert(1)' },
		{ sources: ['data:text/html,x'] },
		{ lat: 50.4 },
		{ kind: 'bank' },
		{ slug: 'Studio Ondine' },
		{ surprise: true }
	])
		expect(NewOrganization.safeParse({ ...given, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
});

test('every kind has a name of its own in every language', () => {
	for (const locale of locales) {
		const names = organizationKinds.map((kind) => organizationKindName(kind, locale));
		expect(new Set(names.filter(Boolean)).size, locale).toBe(organizationKinds.length);
	}
});

test('a place on one line says nothing twice', () => {
	expect(placeLine({ name: 'Le Quai', address: 'Rue du Canal 3, 7100 La Louvière', locality: 'La Louvière' })).toBe(
		'Le Quai, Rue du Canal 3, 7100 La Louvière'
	);
	expect(placeLine({ name: 'Grand-Place', address: null, locality: 'Mons' })).toBe('Grand-Place, Mons');
});
