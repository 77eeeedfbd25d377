import { type Listing, whereLine } from '#agenda';
import type { Hub } from '#kernel/hub.ts';
import { clock, longDate } from '#kernel/time.ts';
import { type Locale, say, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import type { ClassOffer, SchoolClass } from '../../classes/class.ts';
import { streamName, yearName } from '../../classes/years.ts';

/** What the papers of a class tell: its séance, what it needs to know, and itself. */
export type Paper = Readonly<{
	listing: Listing;
	offer: ClassOffer;
	class: Pick<SchoolClass, 'school' | 'year' | 'stream' | 'needs' | 'locale'> | null;
	teacher: string | null;
	pupils: number;
	adults: number | null;
	atSchool: boolean;
	hub: Hub;
}>;

/** A line of a paper; `lang`: the language of what is said, where it is not the paper's. */
export type PaperFact = Readonly<{ name: string; text: string; lang?: Locale }>;

type Maybe = PaperFact | null;
const present = (facts: readonly Maybe[]): PaperFact[] => facts.flatMap((fact) => fact ?? []);

/** What the direction of a school reads: when and where, who comes, and what it takes. */
export function directionFacts(paper: Paper, locale: Locale): PaperFact[] {
	const { offer, class: its, teacher, pupils, adults, atSchool, listing } = paper;
	const fact = (name: string, text: string | null | undefined): Maybe => (text ? { name, text } : null);
	const year = its && `${yearName(its.year, locale)}, ${streamName(its.stream, locale)}`;
	const needs = its?.needs ? { name: m.classes_needs_asked({}, { locale }), text: its.needs, lang: its.locale } : null;
	return present([
		...whenAndWhere(paper, locale),
		fact(m.classes_school({}, { locale }), its?.school),
		fact(m.classes_teacher({}, { locale }), teacher),
		fact(m.classes_year({}, { locale }), year),
		fact(m.classes_pupils({}, { locale }), String(pupils)),
		fact(m.classes_adults({}, { locale }), adults ? String(adults) : null),
		needs,
		inWords(m.classes_devices({}, { locale }), offer.devices, locale),
		atSchool ? null : inWords(m.classes_bus({}, { locale }), offer.bus, locale),
		inWords(m.classes_cost({}, { locale }), offer.cost, locale),
		inWords(m.classes_bring({}, { locale }), offer.bring, locale),
		inWords(m.agenda_access({}, { locale }), listing.offering.accessNotes, locale)
	]);
}

/** What parents read: when and where, of which school, with which devices, for how much, and what to bring. */
export function parentsFacts(paper: Paper, locale: Locale): PaperFact[] {
	const { offer, class: its, atSchool } = paper;
	return present([
		...whenAndWhere(paper, locale),
		its && !atSchool ? { name: m.classes_school({}, { locale }), text: its.school } : null,
		inWords(m.classes_devices({}, { locale }), offer.devices, locale),
		inWords(m.classes_cost({}, { locale }), offer.cost, locale),
		inWords(m.classes_bring({}, { locale }), offer.bring, locale)
	]);
}

function whenAndWhere({ listing: { occurrence }, class: its, atSchool }: Paper, locale: Locale): Maybe[] {
	const { startsAt, endsAt, timeZone, place } = occurrence;
	const where = place && !atSchool ? whereLine(occurrence, locale) : its?.school;
	const hours = `${clock(startsAt, locale, timeZone)} – ${clock(endsAt, locale, timeZone)}`;
	return [
		{ name: m.web_day({}, { locale }), text: longDate(startsAt, locale, timeZone) },
		{ name: m.classes_hours({}, { locale }), text: hours },
		where ? { name: m.web_place({}, { locale }), text: where } : null
	];
}

function inWords(name: string, words: Words | null, locale: Locale): Maybe {
	const { text, lang } = words ? say(words, locale) : { text: '', lang: locale };
	return text ? { name, text, ...(lang === locale ? {} : { lang }) } : null;
}
