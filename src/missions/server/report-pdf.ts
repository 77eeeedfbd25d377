import type { SignedPaper } from '#kernel/server/pdf/funded.ts';
import { openSheet } from '#kernel/server/pdf/sheet.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { Report } from './reporting.ts';

const BLUE = '#2662cd';

/** The report of a mission on paper, below the emblem of whoever pays. */
export async function reportPdf(report: Report, signed: SignedPaper, locale: Locale): Promise<Uint8Array> {
	const sheet = await openSheet(report.title, locale, signed, BLUE);
	const say = { locale };
	sheet.title(report.title);
	sheet.text(report.when);
	for (const { label, value } of report.figures) sheet.row(label, value);
	sheet.heading(m.missions_who_went({}, say));
	for (const { name, organization } of report.went) sheet.point([name, organization].filter(Boolean).join(', '));
	if (report.contacts.length) {
		sheet.heading(m.missions_contacts({}, say));
		for (const one of report.contacts) sheet.point(one);
	}
	if (report.costs.length) {
		sheet.heading(m.missions_costs({}, say));
		sheet.table([m.missions_cost_by({}, say), m.missions_amount({}, say)], report.costs);
	}
	return sheet.save();
}
