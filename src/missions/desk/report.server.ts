import { fundedBy } from '#kernel/server/operations.ts';
import { signedPaper } from '#kernel/server/pdf/funded.ts';
import type { Locale } from '#kernel/words.ts';
import { pdfResponse } from '../pages/sheet.server.ts';
import type { Mission } from '../server/index.ts';
import { printReport } from '../server/printed.ts';
import { reportOf } from '../server/reporting.ts';

export const reportShown = reportOf;

export async function reportPrinted(mission: Mission, locale: Locale): Promise<Response> {
	const signed = await signedPaper(await fundedBy(mission.operation), locale);
	return pdfResponse(await printReport(await reportOf(mission, locale), signed, locale), mission.slug);
}
