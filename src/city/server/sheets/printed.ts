import { atPress } from '#kernel/server/press/press.ts';
import type { labelsPdf, pagesPdf, trailPdf } from './pdf.ts';

const FILE = 'src/city/server/sheets/pdf.ts';

/** What hangs in front of stops, as the press makes it, by its format. Throws what the press throws. */
export const printSheets = {
	page: atPress<typeof pagesPdf>(FILE, 'pagesPdf', { kept: false }),
	label: atPress<typeof labelsPdf>(FILE, 'labelsPdf', { kept: false }),
	trail: atPress<typeof trailPdf>(FILE, 'trailPdf', { kept: false })
} as const;

export const sheetFormats = ['page', 'label', 'trail'] as const satisfies readonly (keyof typeof printSheets)[];
