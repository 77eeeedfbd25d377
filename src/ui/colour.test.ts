import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast, grounds, hubStylesheet, readsAsText, tonesOf } from './colour.ts';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);

test('whatever colour a hub chooses, its text reads on every ground of both themes, and so does what is written on it', () => {
	fc.assert(
		fc.property(colour, (chosen) => {
			const tones = tonesOf(chosen);
			for (const theme of ['light', 'dark'] as const) {
				for (const ground of grounds[theme])
					expect(contrast(tones[theme].text, ground), `${chosen} ${theme}`).toBeGreaterThanOrEqual(4.5);
				expect(contrast(tones[theme].on, tones[theme].fill)).toBeGreaterThanOrEqual(4.5);
			}
		})
	);
});

test('a colour that reads is left as it is', () => {
	expect(readsAsText('#a3341f')).toEqual({ light: true, dark: false });
	expect(tonesOf('#a3341f').light.text).toBe('#a3341f');
	expect(tonesOf('#ffd84d').dark.text).toBe('#ffd84d');
});

test('the grounds are those of the tokens', () => {
	const css = readFileSync(new URL('styles/tokens.css', import.meta.url), 'utf8');
	for (const line of [
		'--ground: light-dark(oklch(0.977 0.009 85), oklch(0.205 0.01 268))',
		'--sheet: light-dark(oklch(1 0 0), oklch(0.245 0.012 268))',
		'--sunk: light-dark(oklch(0.952 0.012 85), oklch(0.175 0.01 268))'
	])
		expect(css).toContain(line);
});

test('the stylesheet holds nothing but colours', () => {
	expect(hubStylesheet('#00AA77')).not.toMatch(/[<>\\]|url|import/);
});
