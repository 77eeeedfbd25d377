import { widthOf } from '#kernel/server/letters.ts';
import { svgText } from '#kernel/server/poster.ts';
import { type Drawn, INK, INNER, LINE, PAPER, type RegionMap, SOFT } from './body.ts';

/** From nothing to the most: the stone of the figures, as paper takes it. */
const tones = ['#ffffff', '#ddd8d0', '#b9b1a6', '#8f867a', '#565047'] as const;
const SIZE = 20;
const BOX = 26;
const HIGHEST = 900;

/** The region with an amount in each of its parts, and below it what each tone is. */
export function mapDrawn({ width, height, parts, legend, nowhere }: RegionMap): Drawn {
	const scale = Math.min(INNER / Math.max(1, width), HIGHEST / Math.max(1, height));
	const aside = (INNER - width * scale) / 2;
	const at = (x: number) => aside + x * scale;
	const shapes = parts.map(
		({ outline, tone }) =>
			`<path d="${outline}" fill="${tones[tone] ?? tones[0]}" stroke="${INK}" stroke-width="1.5" stroke-linejoin="round"/>`
	);
	const words = parts.flatMap(({ x, y, says }) =>
		says
			? [svgText(says, { x: at(x) - widthOf(says, { size: SIZE, kerned: true }) / 2, y: y * scale + 7, size: SIZE })]
			: []
	);
	const low = height * scale + 30;
	const marks = [
		`<g transform="translate(${aside} 0) scale(${scale})">${shapes.join('')}</g>`,
		`<g stroke="${PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${words.join('')}</g>`,
		...key(legend, low),
		svgText(nowhere, { x: 0, y: low + BOX + 34, size: SIZE, fill: SOFT })
	];
	return { marks: marks.join(''), height: low + BOX + 44 };
}

function key(legend: RegionMap['legend'], y: number): string[] {
	let x = 0;
	return legend.flatMap(({ tone, says }) => {
		const box = `<rect x="${x}" y="${y}" width="${BOX}" height="${BOX}" fill="${tones[tone]}" stroke="${LINE}"/>`;
		const words = svgText(says, { x: x + BOX + 10, y: y + 20, size: SIZE });
		x += BOX + 10 + widthOf(says, { size: SIZE, kerned: true }) + 36;
		return [box, words];
	});
}
