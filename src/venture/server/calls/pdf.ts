import { openSheet } from '#kernel/server/pdf/sheet.ts';
import type { Signature } from '#kernel/server/signature.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { DossierPoint } from '../../calls/dossier.ts';

const BLUE = '#2662cd';

type Titled = Readonly<{
	project: string;
	call: string;
	offeredBy: string;
	link: string;
	points: readonly DossierPoint[];
}>;

/** A dossier on paper, in the order of the call; what the file does not say is said to be missing. */
export async function dossierPdf(
	{ project, call, offeredBy, link, points }: Titled,
	signed: Signature,
	locale: Locale
): Promise<Uint8Array> {
	const sheet = await openSheet(m.calls_dossier_of({ project, call }, { locale }), locale, signed, BLUE);
	sheet.title(project);
	sheet.point(`${call}, ${offeredBy}`, link);
	for (const [place, { title, part, lines }] of points.entries()) {
		sheet.heading(`${place + 1}. ${title}`);
		if (!lines.length) sheet.text(m.calls_dossier_empty({}, { locale }));
		else if (part === 'needs' || part === 'promises' || part === 'presentation')
			for (const line of lines) sheet.text(line);
		else for (const line of lines) sheet.point(line);
	}
	return sheet.save();
}
