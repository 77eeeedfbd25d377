/** The colour of a hub as it may be used: on light and dark pages as text, as a filled shape, and what is written on that. */
export type Tones = Readonly<Record<'light' | 'dark', Readonly<{ text: string; fill: string; on: string }>>>;

type Rgb = readonly [number, number, number];

/** The grounds of `styles/tokens.css`, the hardest first; `colour.test.ts` holds them against it. */
export const grounds = {
	light: ['#f3efe6', '#faf7f1', '#ffffff'],
	dark: ['#1e2026', '#15171c', '#0f1015']
} as const;

const READS = 4.5;
const WHITE = '#ffffff';
const COAL = '#15171c';

/**
 * Two tones of a colour, of its own hue, that read on every ground of both themes (4.5:1, WCAG 2.2 SC 1.4.3): as near to it as that allows.
 * @param colour `#rrggbb`
 */
export function tonesOf(colour: string): Tones {
	return {
		light: { text: until(colour, grounds.light, -1), ...filled(colour) },
		dark: { text: until(colour, grounds.dark, 1), ...filled(colour) }
	};
}

/** Whether a colour can be used as it is for text, on light and on dark pages. */
export const readsAsText = (colour: string): Readonly<{ light: boolean; dark: boolean }> => ({
	light: reads(colour, grounds.light),
	dark: reads(colour, grounds.dark)
});

/** The stylesheet by which a hub's colour takes the place of the house's, in both themes and in islands of the other one. */
export function hubStylesheet(colour: string): string {
	const { light, dark } = tonesOf(colour);
	const said = ({ text, fill, on }: Tones['light']) =>
		`--mark:${fill};--hub-text:${text};--hub-fill:${fill};--hub-on:${on}`;
	// stronger than the tokens, whatever the order; an area keeps its own colour
	return `:root:root:root,[data-theme='light'][data-theme]{${said(light)}}
@media (prefers-color-scheme:dark){:root:root:root:not([data-theme='light']){${said(dark)}}}
[data-theme='dark'][data-theme]{${said(dark)}}
:root:root:root,[data-theme][data-theme]:not([data-area]){--accent:var(--hub-text);--accent-fill:var(--hub-fill);--accent-on:var(--hub-on)}
`;
}

/** The ratio of two colours by WCAG 2.2. */
export function contrast(one: string, other: string): number {
	const [light, dark] = [luminance(rgbOf(one)), luminance(rgbOf(other))].toSorted((a, b) => b - a) as [number, number];
	return (light + 0.05) / (dark + 0.05);
}

const reads = (colour: string, on: readonly string[]): boolean => on.every((one) => contrast(colour, one) >= READS);

/** Darker or lighter step by step, hue kept, until it reads. */
function until(colour: string, on: readonly string[], direction: 1 | -1): string {
	const [red, green, blue] = rgbOf(colour);
	for (let step = 0; step <= 100; step++) {
		const towards = direction > 0 ? 255 : 0;
		const mix = (part: number) => part + ((towards - part) * step) / 100;
		const tried = hexOf([mix(red), mix(green), mix(blue)]);
		if (reads(tried, on)) return tried;
	}
	return direction > 0 ? WHITE : COAL;
}

/** Black or white reads on any colour: the lighter of the two ratios is never below 4.58. */
function filled(colour: string): { fill: string; on: string } {
	const on = contrast(colour, WHITE) >= READS ? WHITE : '#000000';
	return { fill: colour.toLowerCase(), on };
}

const rgbOf = (colour: string): Rgb =>
	[1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as unknown as Rgb;

const hexOf = (parts: Rgb): string =>
	`#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

function luminance(parts: Rgb): number {
	const [red, green, blue] = parts.map((part) => {
		const share = part / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	}) as unknown as Rgb;
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
