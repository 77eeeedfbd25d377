import ICAL from 'ical.js';
import type { CalendarSaid, InvitedAnswer } from '../../inbox/mail.ts';
import { keptLine, withoutBoxes } from '../../inbox/redact.ts';

const answers: Readonly<Record<string, InvitedAnswer>> = {
	ACCEPTED: 'accepted',
	DECLINED: 'declined',
	TENTATIVE: 'tentative'
};
const MOST_ATTENDEES = 50;

/** What a calendar part asks or answers; null for what is none, or has no event. */
export function calendarSaid(text: string, domain: string): CalendarSaid | null {
	try {
		const calendar = ICAL.Component.fromString(text.slice(0, 500_000).replaceAll('\0', ''));
		const event = calendar.getFirstSubcomponent('vevent');
		return event && saidOf(calendar, event, domain);
	} catch {
		return null; // it was written by anybody: what cannot be read is none
	}
}

function saidOf(calendar: ICAL.Component, event: ICAL.Component, domain: string): CalendarSaid {
	const line = (name: string, most = 300): string =>
		keptLine(withoutBoxes(String(event.getFirstPropertyValue(name) ?? ''), domain), most);
	const attendees = event.getAllProperties('attendee').slice(0, MOST_ATTENDEES);
	return {
		method: keptLine(String(calendar.getFirstPropertyValue('method') ?? 'PUBLISH'), 20).toUpperCase(),
		// as it came: what it names is looked up
		uid: String(event.getFirstPropertyValue('uid') ?? '').slice(0, 300),
		sequence: Math.min(Math.max(Number(event.getFirstPropertyValue('sequence')) || 0, 0), 32_000),
		stamp: momentOf(event, 'dtstamp'),
		...{ title: line('summary'), where: line('location'), from: momentOf(event, 'dtstart') },
		until: momentOf(event, 'dtend'),
		attendees: attendees.map((one) => ({
			address: String(one.getFirstValue() ?? '')
				.replace(/^mailto:/i, '')
				.trim()
				.toLowerCase(),
			answer: answers[String(one.getParameter('partstat') ?? '').toUpperCase()] ?? 'asked'
		}))
	};
}

function momentOf(event: ICAL.Component, name: string): string | null {
	const value = event.getFirstPropertyValue(name);
	if (!(value instanceof ICAL.Time)) return null;
	const at = value.toJSDate();
	return Number.isNaN(+at) ? null : at.toISOString();
}
