import { areaInk } from '#kernel/area.ts';
import { linesOf, widthOf } from '#kernel/server/letters.ts';
import { svgText } from '#kernel/server/poster.ts';
import { type Bars, type Drawn, INNER } from './body.ts';

const SIZE = 20;
const LINE_HIGH = 26;
const BAR = 22;
const GAP = 14;
/** What is left of the words, and what of the bars for the amount beyond them. */
const WORDS = 360;
const AMOUNT = 130;

/** A bar a row: what it is before it, how much behind it. */
export function barsDrawn({ rows }: Bars): Drawn {
	let y = 0;
	const marks = rows.map(({ text, says, width }) => {
		const lines = linesOf(text, { size: SIZE, width: WORDS - 20, kerned: true });
		const long = (width / 100) * (INNER - WORDS - AMOUNT);
		const high = Math.max(BAR, lines.length * LINE_HIGH);
		const words = lines.map((line, at) => svgText(line, { x: 0, y: y + 18 + at * LINE_HIGH, size: SIZE }));
		const bar = `<rect x="${WORDS}" y="${y}" width="${long}" height="${BAR}" fill="${areaInk.impact.colour}"/>`;
		const amount = svgText(says, {
			x: Math.min(WORDS + long + 12, INNER - widthOf(says, { size: SIZE })),
			y: y + 18,
			size: SIZE
		});
		y += high + GAP;
		return [...words, bar, amount].join('');
	});
	return { marks: marks.join(''), height: y };
}
