import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draw } from './drawing.ts';

const poster = (title: string, lines: string[] = []) => ({
	colour: '#c2452d',
	ink: '#b83c23',
	kicker: 'Atelier',
	title,
	lines,
	hub: 'Creative Valley',
	loose: '#c2452d'
});
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('whatever the words, the picture is 1200 × 630', async () => {
	const words = fc.string({
		unit: fc.constantFrom('a', 'é', ' ', '<', '&', '🎈', '\ud800', '\0', '\n', 'Ő', 'ß'),
		maxLength: 200
	});
	await fc.assert(
		fc.asyncProperty(words, async (text) => {
			const { png } = await draw(poster(text, [text]));
			expect(sizeOf(png)).toEqual([1200, 630]);
		}),
		{ numRuns: 25 }
	);
});

test('the same poster is the same picture, another title another one', async () => {
	const [one, again, other] = await Promise.all([draw(poster('Un')), draw(poster('Un')), draw(poster('Deux'))]);
	expect(again).toEqual(one);
	expect(other?.etag).not.toBe(one?.etag);
});

test('a word that is longer than the column is broken, and no title is endless', async () => {
	for (const times of [40, 4000]) {
		const { png } = await draw(poster('anticonstitutionnellement'.repeat(times), ['x'.repeat(100_000)]));
		expect(sizeOf(png)).toEqual([1200, 630]);
	}
});
