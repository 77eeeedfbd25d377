import type { PDFDocument, PDFPage } from 'pdf-lib';
import { A4, type Colour, type Fonts, inkOf } from './setting.ts';
import type { Tagging } from './tagging.ts';

export const MARGIN = 56;
export const WIDTH = A4.width - 2 * MARGIN;
export const BOTTOM = 64;
export const SIZE = 10.5;
export const LEADING = 1.4;
export const INK = inkOf('#15171c');
export const SOFT = inkOf('#4d4f57');

/** Where the next line of a document goes. */
export type Place = { pdf: PDFDocument; fonts: Fonts; tags: Tagging; accent: Colour; page: PDFPage; y: number };

/** Sees to it that so much fits below, on a new page when it does not. */
export function room(at: Place, height: number): void {
	if (at.y - height >= BOTTOM) return;
	at.page = at.pdf.addPage([A4.width, A4.height]);
	at.y = A4.height - MARGIN;
}
