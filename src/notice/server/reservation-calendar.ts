import ical, { ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { publicHost } from '#kernel/server/place.ts';
import type { Locale } from '#kernel/words.ts';
import type { Reservation } from '#spaces/server';

type Event = Readonly<{
	locale: Locale;
	title: string;
	where: string;
	/** The whole address of the page of the booking. */
	page: string;
	status: 'confirmed' | 'tentative' | 'cancelled';
}>;

const statuses = {
	confirmed: ICalEventStatus.CONFIRMED,
	tentative: ICalEventStatus.TENTATIVE,
	cancelled: ICalEventStatus.CANCELLED
} as const;

/** Reservations as iCalendar (RFC 5545), in UTC, which every calendar shows by its own clock. A later file of the same one takes the place of what the calendar has. */
export function reservationCalendar(
	reservations: readonly Reservation[],
	{ locale, title, where, page, status }: Event
): string {
	const made = ical({
		prodId: { company: 'Creative Valley', product: 'spaces', language: locale.toUpperCase() }
	});
	const now = Temporal.Now.instant().toZonedDateTimeISO('UTC');
	for (const { id, startsAt, endsAt, createdAt } of reservations)
		made.createEvent({
			id: `${id}@${publicHost()}`,
			// grows with each letter of the same reservation
			sequence: Math.max(0, Math.floor((now.epochMilliseconds - createdAt.getTime()) / 1000)),
			stamp: now,
			...{ start: zoned(startsAt), end: zoned(endsAt), timezone: 'UTC' },
			...{ status: statuses[status], summary: clean(title), location: clean(where), description: page, url: page }
		});
	return `${made.toString()}\r\n`;
}

const zoned = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('UTC');

/** Control characters and halves of characters have no place in iCalendar (RFC 5545 §3.1). */
const clean = (text: string): string => text.toWellFormed().replace(/\p{Cc}/gu, ' ');
