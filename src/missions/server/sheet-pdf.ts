import type { SignedPaper } from '#kernel/server/pdf/funded.ts';
import { openSheet } from '#kernel/server/pdf/sheet.ts';
import { longDate, noonOf } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { itemKindName } from '../kinds.ts';
import type { SheetEntry } from '../sheet.ts';
import { bothClocks, clockOf } from '../times.ts';
import type { Sheet } from './sheets.ts';

const BLUE = '#2662cd';

/** A traveller's sheet on paper: what the page shows, in its order, below the emblem of whoever pays. */
export async function sheetPdf(given: Sheet, signed: SignedPaper, locale: Locale): Promise<Uint8Array> {
	const { title, name, days, there, here, asOf, contact, documents } = given;
	const sheet = await openSheet(`${title} — ${name}`, locale, signed, BLUE);
	sheet.title(title);
	if (name) sheet.text(name);
	const clock = (at: Date, zone: string) => bothClocks(at, clockOf(zone, [there, here], locale), here, locale);
	sheet.text(m.missions_as_of({ when: `${longDate(asOf, locale, here.zone)}, ${clock(asOf, here.zone)}` }, { locale }));
	const call = [contact.name, contact.phone].filter(Boolean).join(', ');
	if (call) sheet.row(m.missions_contact({}, { locale }), call);
	for (const { day, entries } of days) {
		sheet.heading(longDate(noonOf(day), locale, 'UTC'));
		for (const entry of entries) {
			const { startsAt, startZone } = entry;
			sheet.row(clock(startsAt, startZone), linesOf(entry, clock, locale).join('\n'));
		}
	}
	if (documents.length) {
		sheet.heading(m.missions_documents({}, { locale }));
		for (const one of documents) sheet.box(one);
	}
	return sheet.save();
}

function linesOf(entry: SheetEntry, clock: (at: Date, zone: string) => string, locale: Locale): string[] {
	const { kind, title, place, address, phone, note, endsAt, endZone } = entry;
	const what = kind === 'meeting' ? m.missions_meeting({}, { locale }) : itemKindName(kind, locale);
	const until = m.missions_until({ when: clock(endsAt, endZone) }, { locale });
	const where = [place, address].filter(Boolean).join(', ');
	return [`${title} (${what.toLocaleLowerCase(locale)})`, until, where, phone, note].filter(Boolean);
}
