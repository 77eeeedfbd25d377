import { expect, test } from 'vitest';
import { readCalendar } from './reading.ts';

const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:one', 'SUMMARY:Un', ...lines, 'END:VEVENT'];
const brussels = (name: string, value: string) => `${name};TZID=Europe/Brussels:${value}`;
const read = (now: string, ...lines: string[]) =>
	readCalendar(
		['BEGIN:VCALENDAR', ...event(...lines), 'END:VCALENDAR', ''].join('\r\n'),
		'Europe/Brussels',
		new Date(now)
	);

test('a rule gives the same days from wherever one looks, with what RFC 5545 takes from the first', () => {
	const days = (now: string, start: string, rule: string) =>
		read(now, start, `RRULE:${rule}`).series.flatMap(({ instances }) =>
			instances.map(({ startsAt }) => startsAt.toLocaleDateString('sv', { timeZone: 'Europe/Brussels' }))
		);
	// the 20th week has the Tuesday of the first, also seen from a Wednesday or years later
	const spring = brussels('DTSTART', '20250513T183000');
	for (const now of ['2026-01-01T00:00Z', '2026-05-06T00:00Z', '2026-05-11T00:00Z'])
		expect(days(now, spring, 'FREQ=YEARLY;BYWEEKNO=20')[0], now).toBe('2026-05-12');
	// the days of the week limit those of the year
	expect(
		days('2026-10-01T00:00Z', brussels('DTSTART', '20251231T183000'), 'FREQ=YEARLY;BYYEARDAY=1,2,3,4,-1;BYDAY=TH,FR')
	).toEqual(['2026-12-31', '2027-01-01']);
	// the first counts, also when the rule would not give it
	const tuesday = brussels('DTSTART', '20261020T183000');
	expect(days('2026-10-01T00:00Z', tuesday, 'FREQ=WEEKLY;BYDAY=FR;COUNT=3')).toEqual([
		'2026-10-20',
		'2026-10-23',
		'2026-10-30'
	]);
	expect(days('2026-10-01T00:00Z', tuesday, 'FREQ=WEEKLY;BYDAY=FR;COUNT=1')).toEqual(['2026-10-20']);
	// hours and minutes say nothing of whole days
	expect(
		days('2026-10-01T00:00Z', 'DTSTART;VALUE=DATE:20261020', 'FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,30;COUNT=2')
	).toEqual(['2026-10-20', '2026-10-21']);
	expect(read('2026-10-01T00:00Z', 'DTSTART;VALUE=DATE:20261020', 'RRULE:FREQ=HOURLY;COUNT=2').problems).toMatchObject([
		{ code: 'rule' }
	]);
});
