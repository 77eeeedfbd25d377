import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { linesOf } from '#kernel/server/letters.ts';
import { families, pngOf, svgText } from '#kernel/server/poster.ts';
import { barsDrawn } from './bars.ts';
import { type Chart, type Drawn, INNER, MARGIN, PAPER, SOFT, WIDE } from './body.ts';
import { mapDrawn } from './map.ts';
import { monthsDrawn } from './months.ts';
import { waysDrawn } from './ways.ts';

/** Draws a chart as a picture: 1200 wide, as high as it needs. The press does it. */
export async function drawChart(form: 'svg' | 'png', chart: Chart): Promise<Uint8Array> {
	const svg = chartSvg(chart, form === 'svg' ? fonts() : '');
	return form === 'svg' ? Buffer.from(svg) : pngOf(svg);
}

const TITLE = 44;
const TEXT = 22;
const SMALL = 18;

function chartSvg({ title, lines, foot, body }: Chart, style: string): string {
	const drawn = bodyDrawn(body);
	let y = MARGIN - 12;
	const put = (words: string, size: number, look: Readonly<{ face?: 'title'; fill?: string }> = {}): string[] =>
		linesOf(words, { size, width: INNER, kerned: true, ...(look.face ? { face: look.face } : {}) }).map((row) => {
			y += size * 1.25;
			return svgText(row, { x: MARGIN, y, size, ...look });
		});
	const name = put(title, TITLE, { face: 'title' });
	y += 10;
	const head = [...name, ...lines.flatMap((line) => put(line, TEXT, { fill: SOFT }))];
	const top = y + 40;
	y = top + drawn.height + 24;
	const below = foot.flatMap((line) => put(line, SMALL, { fill: SOFT }));
	const high = Math.ceil(y + MARGIN - 12);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDE}" height="${high}" viewBox="0 0 ${WIDE} ${high}">`,
		style,
		`<rect width="100%" height="100%" fill="${PAPER}"/>`,
		...head,
		`<g transform="translate(${MARGIN} ${top})">${drawn.marks}</g>`,
		...below,
		'</svg>'
	].join('');
}

function bodyDrawn(body: Chart['body']): Drawn {
	if (body.kind === 'ways') return waysDrawn(body);
	if (body.kind === 'map') return mapDrawn(body);
	return body.kind === 'bars' ? barsDrawn(body) : monthsDrawn(body);
}

/** The letters of the house within the picture itself: whoever opens it fetches nothing. What is said last is asked first (CSS Fonts 4, 4.5). */
const fonts = (): string => {
	const rules = (['title', 'text'] as const).flatMap((face) =>
		['-extended', ''].map((cut) => {
			const bytes = readFileSync(join(process.cwd(), 'src/ui/fonts', `${face}${cut}.woff2`)).toString('base64');
			return `@font-face{font-family:'${families[face]}';font-weight:100 900;src:url(data:font/woff2;base64,${bytes})}`;
		})
	);
	return `<style>${rules.join('')}</style>`;
};
