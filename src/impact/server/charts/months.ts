import { areaInk } from '#kernel/area.ts';
import { widthOf } from '#kernel/server/letters.ts';
import { svgText } from '#kernel/server/poster.ts';
import { type Drawn, INK, INNER, LINE, type Months, SOFT } from './body.ts';

const HIGH = 400;
const TOP = 44;
const WORDS = 20;

/** Bars, month by month; as many of them are called as there is room for, and the last says what it all comes to. */
export function monthsDrawn({ months }: Months): Drawn {
	const step = INNER / Math.max(1, months.length);
	const gap = Math.min(10, step * 0.2);
	const bars = months.map(({ height }, at) => {
		const high = (height / 100) * HIGH;
		return `<rect x="${at * step + gap / 2}" y="${TOP + HIGH - high}" width="${step - gap}" height="${high}" fill="${areaInk.impact.colour}"/>`;
	});
	const marks = [
		`<path d="M0 ${TOP}H${INNER}M0 ${TOP + HIGH / 2}H${INNER}" stroke="${LINE}"/>`,
		...bars,
		`<path d="M0 ${TOP + HIGH}H${INNER}" stroke="${INK}" stroke-width="2"/>`,
		...called(months, step),
		sum(months.at(-1)?.says ?? '')
	].join('');
	return { marks, height: TOP + HIGH + 40 };
}

function called(months: Months['months'], step: number): string[] {
	const widest = Math.max(0, ...months.map(({ called: words }) => widthOf(words, { size: WORDS, kerned: true })));
	// the last is moved in by half of its width at most
	const every = Math.max(1, Math.ceil((widest * 1.5 + 16) / step));
	return months.flatMap(({ called: words }, at) =>
		(months.length - 1 - at) % every ? [] : [centred(words, at * step + step / 2)]
	);
}

/** Below the middle of its bar, and within the picture. */
function centred(words: string, middle: number): string {
	const wide = widthOf(words, { size: WORDS, kerned: true });
	const x = Math.min(INNER - wide, Math.max(0, middle - wide / 2));
	return svgText(words, { x, y: TOP + HIGH + 30, size: WORDS, fill: SOFT });
}

const sum = (says: string): string =>
	svgText(says, {
		x: INNER - widthOf(says, { size: 28, face: 'title', kerned: true }),
		y: TOP - 12,
		size: 28,
		face: 'title'
	});
