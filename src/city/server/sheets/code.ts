import type { PDFPage } from 'pdf-lib';
import QRCode from 'qrcode';
import { inkOf } from '#kernel/server/pdf/setting.ts';

/** Of the modules of a code, so many stay empty on each side (ISO/IEC 18004, 6.3.8). */
const QUIET = 4;
/** The smallest code that is drawn: in one with few modules the three finder patterns leave less of the area to what can be mended (`claims/qr.ts`). */
const LEAST_VERSION = 10;
/** A dot of 300 to the inch, in points. */
const DOT = 0.24;
const INK = inkOf('#15171c');
const PAPER = inkOf('#ffffff');

/**
 * Draws a code with its quiet zone into a square, upper left at x and top: as one path, so that no line shows between its modules, each of them a whole number of
 * dots wide. With the correction of level H, which reads where almost a third is lost.
 */
export function drawCode(page: PDFPage, words: string, { x, top, side }: Record<'x' | 'top' | 'side', number>): void {
	const { modules } = codeOf(words);
	const dots = Math.max(1, Math.floor(side / (modules.size + 2 * QUIET) / DOT));
	const module = dots * DOT;
	const [left, up] = [x + (side - modules.size * module) / 2, top - (side - modules.size * module) / 2];
	page.drawRectangle({ x, y: top - side, width: side, height: side, color: PAPER });
	page.drawSvgPath(pathOf(modules, module), { x: onDots(left), y: onDots(up), color: INK, borderWidth: 0 });
}

function codeOf(words: string): ReturnType<typeof QRCode.create> {
	const level = { errorCorrectionLevel: 'H' } as const;
	const least = QRCode.create(words, level);
	return least.version < LEAST_VERSION ? QRCode.create(words, { ...level, version: LEAST_VERSION }) : least;
}

const onDots = (at: number): number => Math.round(at / DOT) * DOT;

type Modules = ReturnType<typeof QRCode.create>['modules'];

/** The dark modules as runs of a row. */
function pathOf(modules: Modules, module: number): string {
	const { size } = modules;
	const is = (row: number, column: number): boolean => column < size && Boolean(modules.get(row, column));
	let path = '';
	for (let row = 0; row < size; row++)
		for (let from = 0; from < size; from++) {
			if (!is(row, from)) continue;
			let until = from;
			while (is(row, until)) until++;
			const [left, high, wide] = [from, row, until - from].map((one) => Number((one * module).toFixed(3)));
			path += `M${left} ${high}h${wide}v${module.toFixed(3)}h-${wide}z`;
			from = until;
		}
	return path;
}
