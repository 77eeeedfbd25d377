import ical, { escape as escapeText, type ICalCalendar, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { href } from '#kernel/address.ts';
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

const REFRESH_SECONDS = 3600;

/**
 * Occurrences as iCalendar (RFC 5545, with RFC 7986's REFRESH-INTERVAL), every line at most 75 octets. DTSTAMP is the last change and not the
 * moment of writing, so that the same agenda gives the same bytes.
 * @param own of each occurrence by its id, for the calendar of one person.
 */
export function calendar(
	listings: readonly Listing[],
	setting: Setting,
	own: ReadonlyMap<string, Own> = new Map()
): string {
	const made = ical({
		prodId: { company: 'Creative Valley', product: 'agenda', language: setting.locale.toUpperCase() },
		// ical-generator writes the name as it is given, without escaping it
		name: escapeText(clean(setting.name), false),
		ttl: REFRESH_SECONDS,
		timezone: { name: null, generator: zoneBlock }
	});
	for (const listing of listings) addEvent(made, listing, setting, own.get(listing.occurrence.id));
	return `${made.toString()}\r\n`;
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
	// an hour that the clock shows twice names no one moment, and calendars choose differently
	const zone = [startsAt, endsAt].some((at) => isRepeated(at, timeZone)) ? 'UTC' : timeZone;
	const said = (words: Words) => clean(say(words, locale).text);
	const last = Math.max(changeOf(listing), own?.since.getTime() ?? 0);
	const changed = Temporal.Instant.fromEpochMilliseconds(last).toZonedDateTimeISO('UTC');
	const page = `${url}${href(pageOf(listing), locale)}`;
	const subjects = offering.sectors.flatMap((slug) => sectors.get(slug) ?? []).map(said);
	calendar.createEvent({
		id: `${id}@${host}`,
		sequence: revision,
		stamp: changed,
		lastModified: changed,
		start: zoned(startsAt, zone),
		end: zoned(endsAt, zone),
		timezone: zone,
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

// a Date would be written by the clock of this machine, whatever zone is named beside it
const zoned = (at: Date, timeZone: string) =>
	Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);

const repeats = new Map<string, readonly (readonly [from: number, to: number])[]>();

/** Whether the clock of a zone shows this hour twice that day, as when summer time ends. Found out once for each zone and year. */
function isRepeated(at: Date, timeZone: string): boolean {
	const year = at.getUTCFullYear();
	const key = `${timeZone} ${year}`;
	const known = repeats.get(key) ?? repeatsOf(year, timeZone);
	repeats.set(key, known);
	return known.some(([from, to]) => at.getTime() >= from && at.getTime() < to);
}

function repeatsOf(year: number, timeZone: string): (readonly [number, number])[] {
	const found: (readonly [number, number])[] = [];
	const end = Date.UTC(year + 1, 0, 2);
	let next = zoned(new Date(Date.UTC(year - 1, 11, 30)), timeZone).getTimeZoneTransition('next');
	for (; next && next.epochMilliseconds < end; next = next.getTimeZoneTransition('next')) {
		const before = next.subtract({ nanoseconds: 1 }).offsetNanoseconds;
		const back = (before - next.offsetNanoseconds) / 1e6;
		if (back > 0) found.push([next.epochMilliseconds - back, next.epochMilliseconds + back]);
	}
	return found;
}

const geo = ({ lat, lon }: NonNullable<Listing['occurrence']['place']>) =>
	lat === null || lon === null ? undefined : { lat, lon };

/** Control characters and halves of characters have no place in iCalendar (RFC 5545 §3.1). */
const clean = (text: string): string =>
	text
		.toWellFormed()
		.replace(/\r\n?/g, '\n')
		.replace(/(?!\n)\p{Cc}/gu, ' ');

function zoneBlock(timeZone: string): string {
	const [block = ''] = tzlib_get_ical_block(timeZone);
	// the library answers for an alias with the zone's other name, which no event would then find
	return block.replace(/^TZID:.*$/m, `TZID:${timeZone}`);
}
