import { atPress } from '#kernel/server/press/press.ts';
import type { labelsPdf } from './label.ts';
import type { pagesPdf } from './page.ts';
import type { trailPdf } from './trail.ts';

const HERE = 'src/city/server/sheets';

/** What hangs in front of stops, as the press makes it, by its format. Throws what the press throws. */
export const printSheets = {
	page: atPress<typeof pagesPdf>(`${HERE}/page.ts`, 'pagesPdf', { kept: false }),
	label: atPress<typeof labelsPdf>(`${HERE}/label.ts`, 'labelsPdf', { kept: false }),
	trail: atPress<typeof trailPdf>(`${HERE}/trail.ts`, 'trailPdf', { kept: false })
} as const;

export const sheetFormats = ['page', 'label', 'trail'] as const satisfies readonly (keyof typeof printSheets)[];
