import { atPress } from '#kernel/server/press/press.ts';
import type { reportPdf as drawReport } from './report-pdf.ts';
import type { sheetPdf as drawSheet } from './sheet-pdf.ts';

/** A traveller's sheet on paper, as the press makes it: not kept, since it is hers. Throws what the press throws. */
export const printSheet = atPress<typeof drawSheet>('src/missions/server/sheet-pdf.ts', 'sheetPdf', { kept: false });
/** The report of a mission, the same way. */
export const printReport = atPress<typeof drawReport>('src/missions/server/report-pdf.ts', 'reportPdf', {
	kept: false
});
