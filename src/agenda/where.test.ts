import { expect, test } from 'vitest';
import { whereLine, whereName } from './where.ts';

const place = {
	...{ id: 'p', slug: 'quai', name: 'Le Quai', locality: 'La Louvière' },
	...{ address: 'Rue du Canal 3, 7100 La Louvière', lat: null, lon: null }
};
const space = { slug: 'grande', name: { source: 'fr', fr: 'Grande salle', nl: 'Grote zaal' } } as const;

test('a séance is in its room, of its place; without a room, as before', () => {
	expect(whereName({ place, space }, 'fr')).toBe('Grande salle, Le Quai');
	expect(whereLine({ place, space }, 'nl')).toBe('Grote zaal, Le Quai, Rue du Canal 3, 7100 La Louvière');
	expect(whereLine({ place, space: null }, 'fr')).toBe('Le Quai, Rue du Canal 3, 7100 La Louvière');
	expect(whereName({ place: null, space: null }, 'fr')).toBe('');
	expect(whereLine({ place: null, space: null }, 'fr')).toBe('');
});
