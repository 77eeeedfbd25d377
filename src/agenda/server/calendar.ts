import { type ICalCalendar, ICalEventStatus } from 'ical-generator';
import { href } from '#kernel/address.ts';
import { calendarText, clean, emptyCalendar, stampOf, timesOf } from '#kernel/server/calendar.ts';
import { type Locale, say, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import { type Listing, offeringKindName } from '../occurrence.ts';
import { whereLine } from '../where.ts';

export type Setting = Readonly<{
	name: string;
	/** The hub's address without a slash at the end. */
	url: string;
	/** The right part of the UIDs; it must never change. */
	host: string;
	locale: Locale;
	sectors: ReadonlyMap<string, Words>;
	/** Our own path of the page where one reads about it; without it, that of its activity. */
	pageOf?: (listing: Listing) => string;
}>;

/** What a calendar of one's own says more of an occurrence: how one's registration stands, since when, and the link to take part online. */
export type Own = Readonly<{ status: 'confirmed' | 'tentative' | 'cancelled'; since: Date; onlineUrl: string | null }>;

/**
 * Occurrences as iCalendar (RFC 5545, with RFC 7986's REFRESH-INTERVAL), every line at most 75 octets. DTSTAMP is the last change and not the
 * moment of writing, so that the same agenda gives the same bytes.
 * @param own of each occurrence by its id, for the calendar of one person.
 * @param also puts in what is no séance
 */
export function calendar(
	listings: readonly Listing[],
	setting: Setting,
	own: ReadonlyMap<string, Own> = new Map(),
	also: (made: ICalCalendar) => void = () => undefined
): string {
	const made = emptyCalendar({ ...setting, product: 'agenda' });
	for (const listing of listings) addEvent(made, listing, setting, own.get(listing.occurrence.id));
	also(made);
	return calendarText(made);
}

/** When the agenda last changed; null for an empty one. */
export function lastChange(listings: readonly Listing[]): Date | null {
	return listings.length ? new Date(Math.max(...listings.map(changeOf))) : null;
}

function addEvent(
	calendar: ICalCalendar,
	listing: Listing,
	{ url, host, locale, sectors, pageOf = ({ offering: { slug } }) => `/agenda/${slug}` }: Setting,
	own: Own | undefined
): void {
	const { occurrence, offering } = listing;
	const { id, startsAt, endsAt, timeZone, place, status, revision } = occurrence;
	const said = (words: Words) => clean(say(words, locale).text);
	const last = Math.max(changeOf(listing), own?.since.getTime() ?? 0);
	const changed = stampOf(new Date(last));
	const page = `${url}${href(pageOf(listing), locale)}`;
	const subjects = offering.sectors.flatMap((slug) => sectors.get(slug) ?? []).map(said);
	calendar.createEvent({
		id: `${id}@${host}`,
		sequence: revision,
		stamp: changed,
		lastModified: changed,
		...timesOf({ startsAt, endsAt, timeZone }),
		status: statuses[status === 'cancelled' ? status : (own?.status ?? 'confirmed')],
		summary: clean(titleOf(listing, locale)),
		description: [said(offering.summary), offering.price && said(offering.price), own?.onlineUrl, page]
			.filter(Boolean)
			.join('\n\n'),
		location: whereOf(listing, locale) && {
			title: clean(whereOf(listing, locale)),
			geo: place ? geo(place) : undefined
		},
		categories: [offeringKindName(offering.kind, locale), ...subjects].map((name) => ({ name })),
		url: page
	});
}

const statuses = {
	confirmed: ICalEventStatus.CONFIRMED,
	tentative: ICalEventStatus.TENTATIVE,
	cancelled: ICalEventStatus.CANCELLED
} as const;

/** What an occurrence is called: its offering, and what this one is about. */
export function titleOf({ occurrence: { theme }, offering: { title } }: Listing, locale: Locale): string {
	const { text } = say(title, locale);
	return theme ? `${text} — ${say(theme, locale).text}` : text;
}

/** Where it is, on one line; empty when nobody has said it. */
export function whereOf({ occurrence }: Listing, locale: Locale): string {
	const online = occurrence.mode === 'on_site' ? null : m.agenda_online({}, { locale });
	return [whereLine(occurrence, locale), online].filter(Boolean).join(' · ');
}

/** When either last changed, in milliseconds. */
export const changeOf = ({ occurrence, offering }: Listing): number =>
	Math.max(occurrence.updatedAt.getTime(), offering.updatedAt.getTime());

const geo = ({ lat, lon }: NonNullable<Listing['occurrence']['place']>) =>
	lat === null || lon === null ? undefined : { lat, lon };
