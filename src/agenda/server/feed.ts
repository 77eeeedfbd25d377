import { createHash } from 'node:crypto';
import { hub } from '#kernel/server/hub.ts';
import { publicHost, publicUrl } from '#kernel/server/place.ts';
import type { Locale } from '#kernel/words.ts';
import { sectors } from '#network/server';
import { calendar, lastChange, type Setting } from './calendar.ts';
import { changesSince, occurrence, versionSince } from './listings.ts';
import type { On } from './tables.ts';

const DAY = 24 * 3600 * 1000;
const PAST_DAYS = 30;
const CANCELLED_DAYS = 90;
const KEPT_MS = 10_000;

/** What a route answers with; `etag` is quoted as HTTP wants it, and holds what the body says whatever the date. */
export type Feed = Readonly<{ body: string; etag: string; lastModified: Date }>;

/**
 * Calendars ask for the feed all day, mostly in vain: it is kept until the agenda changes, and for ten seconds at most, since the names of the
 * hub, its places and its sectors are in it too.
 */
const kept = new Map<Locale, Readonly<{ version: string; until: number; feed: Promise<Feed> }>>();

/**
 * The whole agenda as a calendar to subscribe to: what ended in the last 30 days and all that is to come; what was called off stays, as
 * cancelled, for 90 days, since a calendar that was asleep must still learn it.
 */
export async function feed(locale: Locale, now = new Date()): Promise<Feed> {
	const before = (days: number) => new Date(now.getTime() - days * DAY);
	const since = [before(PAST_DAYS), before(CANCELLED_DAYS)] as const;
	const version = await versionSince(...since);
	const known = kept.get(locale);
	if (known?.version === version && known.until > Date.now()) return known.feed;
	const made = { version, until: Date.now() + KEPT_MS, feed: build(locale, ...since) };
	kept.set(locale, made);
	made.feed.catch(() => kept.get(locale) === made && kept.delete(locale));
	return made.feed;
}

/** One occurrence as a calendar file, to attach to a letter. @throws 404 when there is none. */
export async function occurrenceIcs(id: string, locale: Locale, on?: On): Promise<string> {
	return calendar([await occurrence(id, on)], await setting(locale, on));
}

async function build(locale: Locale, since: Date, cancelledSince: Date): Promise<Feed> {
	const listings = await changesSince(since, cancelledSince);
	const body = calendar(listings, await setting(locale));
	const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
	return { body, etag, lastModified: lastChange(listings) ?? new Date(0) };
}

async function setting(locale: Locale, on?: On): Promise<Setting> {
	const [{ name }, known] = await Promise.all([hub(), sectors(on)]);
	const labels = new Map(known.map(({ slug, label }) => [slug, label]));
	return { name, url: publicUrl(), host: publicHost(), locale, sectors: labels };
}
