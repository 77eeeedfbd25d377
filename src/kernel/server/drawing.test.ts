import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { draw } from './drawing.ts';
import type { Signature } from './signature.ts';

const signed: Signature = { name: 'Creative Valley', mark: null };

const poster = (title: string, lines: string[] = []) => ({
	colour: '#c2452d',
	ink: '#b83c23',
	kicker: 'Atelier',
	title,
	lines,
	signed,
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

test('a hub signs with its own mark, however wide or tall it is', async () => {
	for (const [width, height] of [
		[40, 40],
		[900, 30],
		[10, 400]
	] as const) {
		const red = { create: { width, height, channels: 3, background: '#ff0000' } } as const;
		const mark = await sharp(red).png().toBuffer();
		const { png } = await draw({ ...poster('Un'), signed: { ...signed, mark } });
		const { data, info } = await sharp(png)
			.extract({ left: 72, top: 560, width: 1, height: 1 })
			.raw()
			.toBuffer({ resolveWithObject: true });
		expect([...data.subarray(0, info.channels).subarray(0, 3)]).toEqual([255, 0, 0]);
	}
});
