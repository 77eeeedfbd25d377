import type { SignedPaper } from '#kernel/server/pdf/funded.ts';
import { openSheet, type Sheet } from '#kernel/server/pdf/sheet.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { directionFacts, type Paper, type PaperFact, parentsFacts } from '../papers.ts';

/** The one paper for the school's direction: what is learnt, when, how to come, with which devices, and what it costs. */
export async function directionPdf(paper: Paper, signed: SignedPaper, locale: Locale): Promise<Uint8Array> {
	const { listing, offer, hub } = paper;
	const sheet = await openSheet(m.classes_paper_direction({}, { locale }), locale, signed);
	sheet.title(say(listing.offering.title, locale).text);
	sheet.text(say(listing.offering.summary, locale).text);
	rows(sheet, directionFacts(paper, locale));
	sheet.heading(m.classes_aims({}, { locale }));
	for (const { text, url } of offer.aims) sheet.point(say(text, locale).text, url);
	sheet.heading(m.classes_paper_data({}, { locale }));
	sheet.text(m.classes_paper_data_text({}, { locale }));
	sheet.heading(m.web_contact({}, { locale }));
	sheet.text(listing.offering.contact ?? hub.contact.email);
	return sheet.save();
}

/** The sheet for parents: what their child does, what is kept of it, and what may be refused. Only what is optional asks for consent. */
export async function parentsPdf(paper: Paper, signed: SignedPaper, locale: Locale): Promise<Uint8Array> {
	const { listing, hub } = paper;
	const sheet = await openSheet(m.classes_paper_parents({}, { locale }), locale, signed);
	sheet.title(m.classes_paper_parents({}, { locale }));
	sheet.text(m.classes_paper_hello({ title: say(listing.offering.title, locale).text }, { locale }));
	rows(sheet, parentsFacts(paper, locale));
	sheet.heading(m.classes_paper_data({}, { locale }));
	sheet.text(m.classes_paper_data_text({}, { locale }));
	sheet.heading(m.classes_paper_choice({}, { locale }));
	sheet.text(m.classes_paper_choice_text({}, { locale }));
	sheet.box(m.classes_paper_photo({}, { locale }));
	sheet.box(m.classes_paper_gallery({}, { locale }));
	sheet.line(m.classes_paper_child({}, { locale }));
	sheet.line(m.classes_paper_signature({}, { locale }));
	sheet.text(m.classes_paper_return({ email: hub.contact.email }, { locale }));
	return sheet.save();
}

function rows(sheet: Sheet, facts: readonly PaperFact[]): void {
	for (const { name, text } of facts) sheet.row(name, text);
}
