import { signature } from '#kernel/server/signature.ts';
import type { Locale } from '#kernel/words.ts';
import { pdfResponse } from '../pages/sheet.server.ts';
import type { Mission } from '../server/index.ts';
import { printReport } from '../server/printed.ts';
import { reportOf } from '../server/reporting.ts';

export const reportShown = reportOf;

export const reportPrinted = async (mission: Mission, locale: Locale): Promise<Response> =>
	pdfResponse(await printReport(await reportOf(mission, locale), await signature(), locale), mission.slug);
