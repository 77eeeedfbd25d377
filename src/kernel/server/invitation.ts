import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Locale } from '../words.ts';
import { calendarText, clean, stampOf, timesOf } from './calendar.ts';
import type { Letter } from './mail.ts';
import { publicHost } from './place.ts';

type Party = Readonly<{ name: string; email: string }>;
type Invited = Readonly<{
	/** With the same one again a calendar knows what it has. */
	id: string;
	/** Greater with each change, so that an older letter changes nothing. */
	sequence: number;
	method: 'REQUEST' | 'CANCEL';
	startsAt: Date;
	endsAt: Date;
	title: string;
	where: string;
	/** The whole address of the page where one reads about it. */
	page: string;
	organizer: Party;
	/** Who has said yes already, unless she is asked. */
	attendee: Party;
	asks?: boolean;
	locale: Locale;
}>;

/** What puts a time into somebody's calendar, or takes it out (iTIP, RFC 5546), as a letter carries it. In UTC, which every calendar shows by its own clock. */
export function invitation(given: Invited): NonNullable<Letter['attachments']>[number] {
	const {
		id,
		sequence,
		method,
		startsAt,
		endsAt,
		title,
		where,
		page,
		organizer,
		attendee,
		locale,
		asks = false
	} = given;
	const cancelled = method === 'CANCEL';
	const made = ical({
		prodId: { company: 'Creative Valley', product: 'invitation', language: locale.toUpperCase() },
		method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST
	});
	made.createEvent({
		...{ id: `${id}@${publicHost()}`, sequence, stamp: stampOf(new Date()) },
		...timesOf({ startsAt, endsAt, timeZone: 'UTC' }),
		status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
		...{ summary: clean(title), location: clean(where), description: page, url: page },
		organizer: { name: clean(organizer.name), email: organizer.email },
		attendees: [
			{
				...{ name: clean(attendee.name), email: attendee.email, rsvp: asks && !cancelled, role: ICalAttendeeRole.REQ },
				status: asks ? ICalAttendeeStatus.NEEDSACTION : ICalAttendeeStatus.ACCEPTED
			}
		]
	});
	const content = Buffer.from(calendarText(made));
	return { name: 'invitation.ics', mediaType: `text/calendar; charset=utf-8; method=${method}`, content };
}
