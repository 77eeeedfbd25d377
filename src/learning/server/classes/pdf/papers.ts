import type { Listing } from '#agenda';
import type { Hub } from '#kernel/hub.ts';
import { clock, longDate } from '#kernel/time.ts';
import { type Locale, say, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import { placeLine } from '#network';
import type { ClassOffer, SchoolClass } from '../../../classes/class.ts';
import { streamName, yearName } from '../../../classes/years.ts';
import { openSheet, type Sheet } from './sheet.ts';

/** What the papers of a class tell: its séance, what it needs to know, and itself. */
export type Paper = Readonly<{
	listing: Listing;
	offer: ClassOffer;
	class: Pick<SchoolClass, 'school' | 'year' | 'stream' | 'needs'> | null;
	teacher: string | null;
	pupils: number;
	atSchool: boolean;
	hub: Hub;
}>;

/** The one paper for the school's direction: what is learnt, when, how to come, with which devices, and what it costs. */
export async function directionPdf(paper: Paper, locale: Locale): Promise<Uint8Array> {
	const { listing, offer, hub } = paper;
	const sheet = await openSheet(m.classes_paper_direction({}, { locale }), locale, hub.name);
	sheet.title(say(listing.offering.title, locale).text);
	sheet.text(say(listing.offering.summary, locale).text);
	facts(sheet, paper, locale);
	sheet.heading(m.classes_aims({}, { locale }));
	for (const { text, url } of offer.aims) sheet.point(say(text, locale).text, url);
	sheet.heading(m.classes_paper_data({}, { locale }));
	sheet.text(m.classes_paper_data_text({}, { locale }));
	sheet.heading(m.classes_paper_contact({}, { locale }));
	sheet.text(listing.offering.contact ?? hub.contact.email);
	return sheet.save();
}

function facts(sheet: Sheet, paper: Paper, locale: Locale): void {
	const { offer, class: its, teacher, pupils } = paper;
	const row = (name: string, words: Words | null) => words && sheet.row(name, say(words, locale).text);
	whenAndWhere(sheet, paper, locale);
	if (its) sheet.row(m.classes_school({}, { locale }), its.school);
	if (teacher) sheet.row(m.classes_teacher({}, { locale }), teacher);
	if (its)
		sheet.row(m.classes_year({}, { locale }), `${yearName(its.year, locale)}, ${streamName(its.stream, locale)}`);
	sheet.row(m.classes_pupils({}, { locale }), String(pupils));
	if (its?.needs) sheet.row(m.classes_needs_asked({}, { locale }), its.needs);
	row(m.classes_devices({}, { locale }), offer.devices);
	if (!paper.atSchool) row(m.classes_bus({}, { locale }), offer.bus);
	row(m.classes_cost({}, { locale }), offer.cost);
	row(m.classes_bring({}, { locale }), offer.bring);
	row(m.classes_access({}, { locale }), paper.listing.offering.accessNotes);
}

function whenAndWhere(sheet: Sheet, { listing: { occurrence }, class: its, atSchool }: Paper, locale: Locale): void {
	const { startsAt, endsAt, timeZone, place } = occurrence;
	sheet.row(m.classes_day({}, { locale }), longDate(startsAt, locale, timeZone));
	sheet.row(
		m.classes_hours({}, { locale }),
		`${clock(startsAt, locale, timeZone)} – ${clock(endsAt, locale, timeZone)}`
	);
	if (place && !atSchool) sheet.row(m.classes_where({}, { locale }), placeLine(place));
	else if (its) sheet.row(m.classes_where({}, { locale }), its.school);
}

/** The sheet for parents: what their child does, what is kept of it, and what may be refused. Only what is optional asks for consent. */
export async function parentsPdf(paper: Paper, locale: Locale): Promise<Uint8Array> {
	const { listing, offer, hub } = paper;
	const sheet = await openSheet(m.classes_paper_parents({}, { locale }), locale, hub.name);
	sheet.title(m.classes_paper_parents({}, { locale }));
	sheet.text(m.classes_paper_hello({ title: say(listing.offering.title, locale).text }, { locale }));
	whenAndWhere(sheet, paper, locale);
	sheet.row(m.classes_devices({}, { locale }), say(offer.devices, locale).text);
	sheet.row(m.classes_cost({}, { locale }), say(offer.cost, locale).text);
	if (offer.bring) sheet.row(m.classes_bring({}, { locale }), say(offer.bring, locale).text);
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
