import { expect, test } from 'vitest';
import { nearestOf } from './nearest.ts';

const sectors = ['Jeu vidéo', 'Design', 'Audiovisuel', 'Internet des objets'].map((name) => ({
	value: name,
	names: [name]
}));
const kinds = ['Atelier', 'Conférence', 'Concert', 'Association'].map((name) => ({ value: name, names: [name] }));

test('the nearest known thing comes first, and says how near it is', async () => {
	const near = await nearestOf(sectors, {});
	expect(near('Jeux vidéo')[0]).toEqual({ value: 'Jeu vidéo', like: 1 });
	expect(near('vidéo, jeux')[0]).toEqual({ value: 'Jeu vidéo', like: 1 });
	expect(near('Audio-visuel')[0]).toEqual({ value: 'Audiovisuel', like: 1 });
	expect(near('Desing')[0]?.value).toBe('Design');
	expect(near('Alchimie')[0]?.like).toBeLessThan(0.7);
	expect(near('???')[0]?.like).toBe(0);
});

test('of a closed list a word that says more or is cut short is near enough, of things that may be made it is not', async () => {
	expect((await nearestOf(kinds, { closed: true }))('Atelier d’écriture')[0]).toEqual({ value: 'Atelier', like: 0.75 });
	expect((await nearestOf(kinds, { closed: true }))('Asso')[0]).toEqual({ value: 'Association', like: 0.75 });
	expect((await nearestOf(kinds, {}))('Atelier d’écriture')[0]?.like).toBeLessThan(0.7);
});

test('figures tell things apart, and among thousands the same is found', async () => {
	const rooms = Array.from({ length: 3000 }, (_, at) => ({ value: String(at), names: [`Salle ${at} du quai`] }));
	expect((await nearestOf(rooms, {}))('salle 1234 du Quai')[0]).toEqual({ value: '1234', like: 1 });
	expect((await nearestOf(rooms, {}))('Salle 99999 du quai')[0]?.like).toBeLessThan(0.7);
});
