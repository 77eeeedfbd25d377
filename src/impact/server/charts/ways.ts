import { areaInk } from '#kernel/area.ts';
import { svgText } from '#kernel/server/poster.ts';
import { type Drawn, INNER, PAPER, SOFT, type Ways } from './body.ts';

const HEAD = 34;
/** However few steps there are, a letter is not larger than this makes it. */
const LARGEST = 1.7;

/** The ways as ribbons: words stand above them, with an edge of paper around each letter. */
export function waysDrawn({ width, height, heads, boxes, ribbons }: Ways): Drawn {
	const scale = Math.min(LARGEST, INNER / Math.max(1, width));
	const words = [
		...heads.map(({ x, says }) => svgText(says, { x, y: 14, size: 11, fill: SOFT })),
		...boxes.flatMap(({ x, y, width: wide, name, says }) => [
			svgText(name, { x: x + wide + 7, y: HEAD + y + 12, size: 13 }),
			svgText(says, { x: x + wide + 7, y: HEAD + y + 27, size: 12, fill: SOFT })
		])
	];
	const marks = [
		`<g transform="scale(${scale})">`,
		`<g transform="translate(0 ${HEAD})">`,
		...ribbons.map(({ area, path }) => `<path d="${path}" fill="${areaInk[area].colour}" opacity="0.3"/>`),
		...boxes.map(bar),
		`</g><g stroke="${PAPER}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">`,
		...words,
		'</g></g>'
	].join('');
	return { marks, height: (HEAD + height) * scale };
}

const bar = ({ x, y, width, height, pale, area }: Ways['boxes'][number]): string =>
	`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${areaInk[area].colour}"/>` +
	`<rect x="${x}" y="${y + height - pale}" width="${width}" height="${pale}" fill="${PAPER}" opacity="0.62"/>`;
