import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NewVoice } from './voice.schema.ts';
import { pathsOf, saysContact } from './voice.ts';

test('words that say how to reach somebody are seen, and what children write is not', () => {
	for (const words of [
		...['écris-moi : lea@example.org', 'insta @lea.mons', 'https://example.org', 'va sur lea.be'],
		...['0470 12 34 56', '+32(0)470/12.34.56', '065-12-34-56']
	])
		expect(saysContact(words), words).toBe(true);
	for (const words of [
		'J’ai 9 ans et j’aime les 47 cloches !',
		'En 1944, 12 soldats. En 2015, 3 fêtes.',
		'C’est beau. Net.'
	])
		expect(saysContact(words), words).toBe(false);
});

test('a drawing is lines within its sheet and nothing else, whatever is sent', () => {
	const parse = (strokes: unknown) => NewVoice.safeParse({ words: '', strokes, locale: 'fr' }).success;
	fc.assert(
		fc.property(
			fc.array(fc.array(fc.tuple(fc.nat(400), fc.nat(300)), { minLength: 1, maxLength: 20 }), { minLength: 1 }),
			(lines) => {
				const strokes = lines.map((line) => line.flat());
				expect(parse(strokes)).toBe(strokes.length <= 80);
				for (const path of pathsOf(strokes)) expect(path).toMatch(/^M\d+ \d+(h0|(L\d+ \d+)+)$/);
			}
		)
	);
	for (const wrong of [
		[],
		[[1]],
		[[1, 301]],
		[[-1, 2]],
		[[1.5, 2]],
		[['<script>', 2]],
		[[401, 2]],
		'x',
		[Array.from({ length: 5002 }, () => 1)]
	])
		expect(parse(wrong), JSON.stringify(wrong).slice(0, 40)).toBe(false);
});
