import ical, { escape as escapeText, type ICalCalendar, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { href } from '#kernel/address.ts';
import { type Locale, say, type Words } from '#kernel/words.ts';
import { placeLine } from '#network';
import { type Listing, offeringKindName } from '../occurrence.ts';

export type Setting = Readonly<{
	name: string;
	/** The hub's address without a slash at the end. */
	url: string;
	/** The right part of the UIDs; it must never change. */
	host: string;
	locale: Locale;
	sectors: ReadonlyMap<string, Words>;
}>;

const REFRESH_SECONDS = 3600;

/**
 * Occurrences as iCalendar (RFC 5545, with RFC 7986's REFRESH-INTERVAL), every line at most 75 octets. DTSTAMP is the last change and not the
 * moment of writing, so that the same agenda gives the same bytes.
 */
export function calendar(listings: readonly Listing[], setting: Setting): string {
	const made = ical({
		prodId: { company: 'Creative Valley', product: 'agenda', language: setting.locale.toUpperCase() },
		// ical-generator writes the name as it is given, without escaping it
		name: escapeText(clean(setting.name), false),
		ttl: REFRESH_SECONDS,
		timezone: { name: null, generator: zoneBlock }
	});
	for (const listing of listings) addEvent(made, listing, setting);
	return `${made.toString()}\r\n`;
}

/** When the agenda last changed; null for an empty one. */
export function lastChange(listings: readonly Listing[]): Date | null {
	return listings.length ? new Date(Math.max(...listings.map(changeOf))) : null;
}

function addEvent(calendar: ICalCalendar, listing: Listing, { url, host, locale, sectors }: Setting): void {
	const { occurrence, offering } = listing;
	const { id, startsAt, endsAt, timeZone, place, status, revision } = occurrence;
	// an hour that the clock shows twice names no one moment, and calendars choose differently
	const zone = [startsAt, endsAt].some((at) => isRepeated(at, timeZone)) ? 'UTC' : timeZone;
	const said = (words: Words) => clean(say(words, locale).text);
	const changed = Temporal.Instant.fromEpochMilliseconds(changeOf(listing)).toZonedDateTimeISO('UTC');
	const page = `${url}${href(`/agenda/${offering.slug}`, locale)}`;
	const subjects = offering.sectors.flatMap((slug) => sectors.get(slug) ?? []).map(said);
	calendar.createEvent({
		id: `${id}@${host}`,
		sequence: revision,
		stamp: changed,
		lastModified: changed,
		start: zoned(startsAt, zone),
		end: zoned(endsAt, zone),
		timezone: zone,
		status: status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
		summary: said(offering.title),
		description: [said(offering.summary), offering.price && said(offering.price), page].filter(Boolean).join('\n\n'),
		location: place && { title: clean(placeLine(place)), geo: geo(place) },
		categories: [offeringKindName(offering.kind, locale), ...subjects].map((name) => ({ name })),
		url: page
	});
}

/** When either last changed, in milliseconds. */
const changeOf = ({ occurrence, offering }: Listing): number =>
	Math.max(occurrence.updatedAt.getTime(), offering.updatedAt.getTime());

// a Date would be written by the clock of this machine, whatever zone is named beside it
const zoned = (at: Date, timeZone: string) =>
	Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);

/** Whether the clock of a zone shows this hour twice that day, as when summer time ends. */
function isRepeated(at: Date, timeZone: string): boolean {
	const shown = zoned(at, timeZone).toPlainDateTime();
	const [first, second] = (['earlier', 'later'] as const).map((disambiguation) =>
		shown.toZonedDateTime(timeZone, { disambiguation })
	);
	return first?.epochMilliseconds !== second?.epochMilliseconds;
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
