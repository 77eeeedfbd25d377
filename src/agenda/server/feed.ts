import { createHash } from 'node:crypto';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { hub } from '#kernel/server/hub.ts';
import { sameForAll } from '#kernel/server/kept/kept.ts';
import { publicHost, publicUrl } from '#kernel/server/place.ts';
import { type Locale, say } from '#kernel/words.ts';
import { organizationBySlug, sectors } from '#network/server';
import { atom, MOST_ENTRIES } from './atom.ts';
import { calendar, lastChange, type Setting } from './calendar.ts';
import {
	bookedOccurrence,
	changesSince,
	latestChanges,
	occurrencesIn,
	offeringBySlug,
	type Scope
} from './listings.ts';
import type { On } from './tables.ts';

const DAY = 24 * 3600 * 1000;
export const PAST_DAYS = 30;
const CANCELLED_DAYS = 90;

/** What a route answers with; `etag` is quoted as HTTP wants it, and holds what the body says whatever the date. */
export type Feed = Readonly<{ body: string; etag: string; lastModified: Date }>;

/** iCalendar (RFC 5545) to subscribe to in a calendar, Atom (RFC 4287) to read news. */
export type FeedFormat = 'ics' | 'atom';

type Asked = Readonly<{ locale: Locale; scope: Scope; format: FeedFormat }>;

/**
 * The agenda to subscribe to, whole or of one organisation, offering or sector: what ended in the last 30 days and all that is to come; what was
 * called off stays, as cancelled, for 90 days, since a calendar that was asleep must still learn it.
 * @throws 404 when the scope names nothing.
 */
export async function feed(
	locale: Locale,
	scope: Scope = {},
	format: FeedFormat = 'ics',
	now = new Date()
): Promise<Feed> {
	// calendars ask all day, mostly in vain; what is old enough to leave changes from day to day
	const key = [
		'feed',
		now.toISOString().slice(0, 10),
		format,
		locale,
		scope.organization,
		scope.offering,
		scope.sector
	];
	return sameForAll(key.join('/'), () => build({ locale, scope, format }, now));
}

/**
 * One occurrence as a calendar file, to attach to a letter: also of what was unpublished meanwhile.
 * @param page our own path of the page where one reads about it, when that is not its activity's. Throws 404 when there is none.
 */
export async function occurrenceIcs(id: string, locale: Locale, page: string | null = null, on?: On): Promise<string> {
	const known = await setting(locale, on);
	return calendar([await bookedOccurrence(id, on)], page ? { ...known, pageOf: () => page } : known);
}

/**
 * Every séance of some offerings as a calendar, published or not: for whoever may see them all the same.
 * @param about its title, and our own path of the page where one reads about all of it.
 */
export async function offeringsCalendar(
	offerings: readonly string[],
	about: Readonly<{ title: string; page: string }>,
	locale: Locale
): Promise<Feed> {
	const [listings, known] = [await occurrencesIn(offerings), await setting(locale)];
	const body = calendar(listings, { ...known, name: `${about.title} — ${known.name}`, pageOf: () => about.page });
	return { body, etag: etagOf(body), lastModified: lastChange(listings) ?? new Date(0) };
}

/** The version of a body, as HTTP quotes it. */
export const etagOf = (body: string): string =>
	`"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;

/** What every calendar of this hub begins with. */
export async function setting(locale: Locale, on?: On): Promise<Setting> {
	const [{ name }, known] = await Promise.all([hub(), sectors(on)]);
	const labels = new Map(known.map(({ slug, label }) => [slug, label]));
	return { name, url: publicUrl(), host: publicHost(), locale, sectors: labels };
}

async function build({ locale, scope, format }: Asked, now: Date): Promise<Feed> {
	const before = (days: number) => new Date(now.getTime() - days * DAY);
	const known = await setting(locale);
	const { title, page } = await about(scope, known);
	const told = [before(PAST_DAYS), before(CANCELLED_DAYS)] as const;
	const listings = await (format === 'ics'
		? changesSince(...told, scope)
		: latestChanges(...told, { scope, limit: MOST_ENTRIES }));
	const named = { ...known, name: title };
	const body = format === 'ics' ? calendar(listings, named) : atom(listings, named, { page, author: known.name });
	return { body, etag: etagOf(body), lastModified: lastChange(listings) ?? new Date(0) };
}

/** What a scope is called, and its page. */
async function about(
	scope: Scope,
	{ name, locale, sectors: labels }: Setting
): Promise<{ title: string; page: string }> {
	const on = (title: string, page: string) => ({ title: `${title} — ${name}`, page: href(page, locale) });
	if (scope.organization)
		return on((await organizationBySlug(scope.organization)).name, `/network/${scope.organization}`);
	if (scope.offering) {
		const { offering } = await offeringBySlug(scope.offering);
		return on(say(offering.title, locale).text, `/agenda/${scope.offering}`);
	}
	if (!scope.sector) return { title: name, page: href('/agenda', locale) };
	const label = labels.get(scope.sector);
	if (!label) throw missing();
	return on(say(label, locale).text, `/agenda?sector=${scope.sector}`);
}
