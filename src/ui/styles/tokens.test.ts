import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const areas = ['network', 'agenda', 'learning', 'journey', 'venture', 'stage', 'city', 'impact'];
const grounds = ['ground', 'sheet', 'sunk'];

const themes = { light: colours(0), dark: colours(1) };

describe.each(Object.entries(themes))('%s theme', (_, tokens) => {
	const texts = ['ink', 'ink-soft', ...areas.map((area) => `area-${area}-text`)];

	test.each(texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)))(
		'%s reads on %s',
		(text, ground) => {
			expect(contrast(tokens, text, ground)).toBeGreaterThanOrEqual(4.5);
		}
	);

	test.each(texts)('the ground reads on %s, as on a primary button', (text) => {
		expect(contrast(tokens, 'ground', text)).toBeGreaterThanOrEqual(4.5);
	});

	test.each(areas)('a label reads on the fill of %s', (area) => {
		expect(contrast(tokens, `area-${area}-on`, `area-${area}-fill`)).toBeGreaterThanOrEqual(4.5);
	});

	test.each(grounds)('edges of controls and focus show on %s', (ground) => {
		expect(contrast(tokens, 'line-strong', ground)).toBeGreaterThanOrEqual(3);
		expect(contrast(tokens, 'focus', ground)).toBeGreaterThanOrEqual(3);
	});
});

/** The colours of a theme: the first or the second of each pair, or the one of both. */
function colours(theme: 0 | 1): Record<string, string> {
	const found = Object.fromEntries(
		[...css.matchAll(/--([\w-]+): (?:light-dark\()?(oklch\([^)]*\))(?:, (oklch\([^)]*\)))?/g)].map(
			([, name, light, dark]) => [name, [light, dark ?? light][theme]]
		)
	);
	expect(Object.keys(found).length).toBeGreaterThan(30);
	return found as Record<string, string>;
}

/** WCAG 2.2 contrast ratio of two tokens. */
function contrast(tokens: Record<string, string>, one: string, other: string): number {
	const [light, dark] = [luminance(tokens[one]), luminance(tokens[other])].sort((a, b) => b - a) as [number, number];
	return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance of `oklch(L C H)`; matrices by Björn Ottosson, https://bottosson.github.io/posts/oklab/ */
function luminance(colour: string | undefined): number {
	const [lightness, chroma, hue] = (colour?.match(/[\d.]+/g) ?? []).map(Number) as [number, number, number];
	const a = chroma * Math.cos((hue * Math.PI) / 180);
	const b = chroma * Math.sin((hue * Math.PI) / 180);
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	const red = inGamut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
	const green = inGamut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
	const blue = inGamut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** A colour outside sRGB would be changed by the screen, and the proof with it. */
function inGamut(channel: number): number {
	expect(channel).toBeGreaterThan(-0.002);
	expect(channel).toBeLessThan(1.002);
	return Math.min(1, Math.max(0, channel));
}
