import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { type Reading, readBusy, readCalendar } from './reading.ts';

const NOW = new Date('2026-10-01T00:00:00Z');
const file = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:one', 'SUMMARY:Un', ...lines, 'END:VEVENT'];
const brussels = (name: string, value: string) => `${name};TZID=Europe/Brussels:${value}`;
const read = (...lines: string[]): Reading => readCalendar(file(...lines), 'Europe/Brussels', NOW);
const starts = (...lines: string[]) =>
	read(...lines).series.flatMap(({ instances }) =>
		instances.filter(({ cancelled }) => !cancelled).map(({ startsAt }) => startsAt.toISOString().slice(0, 16))
	);

test('an evening stays at its hour when the clocks change, on 25 October 2026 and on 28 March 2027', () => {
	const weekly = [brussels('DTSTART', '20261018T183000'), brussels('DTEND', '20261018T203000')];
	expect(starts(...event(...weekly, 'RRULE:FREQ=WEEKLY;COUNT=3'))).toEqual([
		'2026-10-18T16:30',
		'2026-10-25T17:30',
		'2026-11-01T17:30'
	]);
	const spring = [brussels('DTSTART', '20270321T023000'), 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=3'];
	// 02:30 does not exist on the 28th: no date of a rule, and not counted (RFC 5545 §3.3.10)
	expect(starts(...event(...spring))).toEqual(['2027-03-21T01:30', '2027-04-04T00:30', '2027-04-11T00:30']);
	// a date that is said by itself is moved on (§3.3.5)
	expect(starts(...event(brussels('DTSTART', '20270328T023000')))).toEqual(['2027-03-28T01:30']);
	// 02:30 comes twice on the 25th: the first is meant
	expect(starts(...event(brussels('DTSTART', '20261025T023000')))).toEqual(['2026-10-25T00:30']);
});

test('the end of a rule is meant by the clock of the event, and a day to its end', () => {
	const start = brussels('DTSTART', '20261020T183000');
	expect(starts(...event(start, 'RRULE:FREQ=WEEKLY;UNTIL=20261103T173000Z'))).toHaveLength(3);
	expect(starts(...event(start, 'RRULE:FREQ=WEEKLY;UNTIL=20261103T172959Z'))).toHaveLength(2);
	expect(starts(...event(start, 'RRULE:FREQ=WEEKLY;UNTIL=20261103'))).toHaveLength(3);
});

test('a file that was made to cost too much time is read in little: rules, markup and names without end', () => {
	const long = event(brussels('DTSTART', '20261020T183000'), `DESCRIPTION:<p>${'<br '.repeat(100_000)}`);
	const [made] = read(...long).series;
	expect(made?.told.description.length).toBeLessThanOrEqual(8000);
	const hourly = event(brussels('DTSTART', '20261020T183000'), 'RRULE:FREQ=HOURLY');
	const plain = ['BEGIN:VEVENT', 'UID:two', 'SUMMARY:Deux', brussels('DTSTART', '20261020T183000'), 'END:VEVENT'];
	const { series, problems } = readCalendar(file(...hourly, ...plain), 'Europe/Brussels', NOW, -1);
	expect(series.map(({ uid }) => uid)).toEqual(['two']);
	expect(problems).toMatchObject([{ uid: 'one', code: 'too_much' }]);
	const named = read(
		...event(brussels('DTSTART', '20261020T183000')).map((line) => line.replace('UID:one', `UID:${'é'.repeat(3000)}`))
	);
	expect(named.series[0]?.uid).toMatch(/^[0-9a-f]{64}$/);
});

test('excluded and further dates count, whatever zone or kind they are written in', () => {
	const weekly = [brussels('DTSTART', '20261020T183000'), 'RRULE:FREQ=WEEKLY;COUNT=5'];
	const left = starts(
		...event(
			...weekly,
			'EXDATE:20261027T173000Z',
			'EXDATE;VALUE=DATE:20261103',
			brussels('EXDATE', '20261110T183000'),
			brussels('RDATE', '20261212T100000')
		)
	);
	expect(left).toEqual(['2026-10-20T16:30', '2026-11-17T17:30', '2026-12-12T09:00']);
});

test('one evening is moved, one is called off, and from one on all are later', () => {
	const weekly = event(brussels('DTSTART', '20261020T183000'), 'DURATION:PT2H', 'RRULE:FREQ=WEEKLY;COUNT=5');
	const id = (value: string, more = '') => `RECURRENCE-ID${more};TZID=Europe/Brussels:${value}`;
	const moved = event(id('20261027T183000'), brussels('DTSTART', '20261028T200000'), 'DURATION:PT1H');
	const off = event(id('20261103T183000'), brussels('DTSTART', '20261103T183000'), 'STATUS:CANCELLED');
	expect(starts(...weekly, ...moved, ...off)).toEqual([
		'2026-10-20T16:30',
		'2026-10-28T19:00',
		'2026-11-10T17:30',
		'2026-11-17T17:30'
	]);
	const one = read(...weekly, ...moved).series[0]?.instances[1];
	expect(one).toMatchObject({ recurrence: '2026-10-27T17:30:00.000Z', endsAt: new Date('2026-10-28T20:00Z') });
	const later = event(id('20261110T183000', ';RANGE=THISANDFUTURE'), brussels('DTSTART', '20261111T190000'));
	expect(starts(...weekly, ...later).slice(2)).toEqual(['2026-11-03T17:30', '2026-11-11T18:00', '2026-11-18T18:00']);
});

test('whole days, floating hours and zones of every spelling are moments', () => {
	const days = read(...event('DTSTART;VALUE=DATE:20261024', 'DTEND;VALUE=DATE:20261026')).series[0]?.instances[0];
	expect(days).toMatchObject({ startsAt: new Date('2026-10-23T22:00Z'), endsAt: new Date('2026-10-25T23:00Z') });
	expect(starts(...event('DTSTART:20261120T183000'))).toEqual(['2026-11-20T17:30']);
	for (const tzid of [
		'Romance Standard Time',
		'/mozilla.org/20070129_1/Europe/Brussels',
		'/freeassociation.sourceforge.net/Europe/Brussels',
		'"Europe/Brussels"'
	])
		expect(starts(...event(`DTSTART;TZID=${tzid}:20261120T183000`)), tzid).toEqual(['2026-11-20T17:30']);
	expect(starts('X-WR-TIMEZONE:Europe/Helsinki', ...event('DTSTART:20261120T183000'))).toEqual(['2026-11-20T16:30']);
});

test('a zone that only the file knows is followed by its VTIMEZONE, and one that nobody knows is told', () => {
	const part = (kind: string, month: number, from: string, to: string) =>
		[
			`BEGIN:${kind}`,
			`DTSTART:19700${month === 3 ? '329' : 'X'}T020000`.replace('0X', '1025'),
			`TZOFFSETFROM:${from}`,
			`TZOFFSETTO:${to}`,
			`RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=-1SU`,
			`END:${kind}`
		] as const;
	const own = ['BEGIN:VTIMEZONE', 'TZID:Notre heure', ...part('DAYLIGHT', 3, '+0100', '+0200')];
	const zone = [...own, ...part('STANDARD', 10, '+0200', '+0100'), 'END:VTIMEZONE'];
	const weekly = event('DTSTART;TZID=Notre heure:20261020T183000', 'RRULE:FREQ=WEEKLY;COUNT=2');
	expect(starts(...zone, ...weekly)).toEqual(['2026-10-20T16:30', '2026-10-27T17:30']);
	expect(read(...event('DTSTART;TZID=Heure de Mars:20261020T183000')).problems).toEqual([
		{ line: 3, uid: 'one', code: 'zone' }
	]);
});

test('a date without VALUE=DATE is a whole day, and a list without a value says nothing', () => {
	const days = read(...event('DTSTART:20261024', 'DTEND:20261026', 'RDATE:', 'EXDATE;TZID=Europe/Brussels:'));
	expect(days.series[0]?.instances).toMatchObject([
		{ startsAt: new Date('2026-10-23T22:00Z'), endsAt: new Date('2026-10-25T23:00Z') }
	]);
	expect(days.problems).toEqual([]);
	const start = brussels('DTSTART', '20261020T183000');
	expect(starts(...event(start, 'RDATE:20261024T163000Z,', 'DURATION:', 'RRULE:'))).toEqual([
		'2026-10-20T16:30',
		'2026-10-24T16:30'
	]);
	expect(read(...event('DTSTART:')).problems).toMatchObject([{ uid: 'one', code: 'start' }]);
	expect(starts(...event(start, 'rrule:freq=weekly;count=2'))).toHaveLength(2);
	expect(read(...event(start, 'RRULE:FREQ=SOMETIMES')).problems).toMatchObject([{ uid: 'one', code: 'rule' }]);
});

test('an event that cannot be read is named by its line and UID and takes no other with it', () => {
	const bad = (uid: string, ...lines: string[]) => ['BEGIN:VEVENT', `UID:${uid}`, 'SUMMARY:X', ...lines, 'END:VEVENT'];
	const { series, problems, events } = read(
		...bad('no-start'),
		...bad('back', 'DTSTART:20261120T183000Z', 'DTEND:20261120T173000Z'),
		...bad('often', 'DTSTART:20261120T183000Z', 'RRULE:FREQ=SECONDLY'),
		...bad('never', 'DTSTART:20261120T183000Z', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'),
		...bad('odd', 'DTSTART:20261335T183000Z'),
		...bad('half a line', 'DTSTART:20261120T183000Z', 'no colon here'),
		'BEGIN:VEVENT',
		'UID:untitled',
		'DTSTART:20261120T183000Z',
		'END:VEVENT',
		...event('DTSTART:20261120T183000Z')
	);
	expect(events).toBe(8);
	expect(problems.map(({ uid, code }) => `${uid}: ${code}`).toSorted()).toEqual([
		'back: ends_first',
		'half a line: unreadable',
		'no-start: start',
		'odd: start',
		'often: too_often',
		'untitled: untitled'
	]);
	expect(problems.find(({ uid }) => uid === 'back')?.line).toBe(7);
	expect(series.map(({ uid }) => uid)).toEqual(['never', 'one']);
});

test('a page, an empty file and half a file are no calendar', () => {
	expect(() => readCalendar('<!doctype html>', 'UTC')).toThrow('not_a_calendar');
	expect(() => readCalendar('', 'UTC')).toThrow('not_a_calendar');
	const whole = file(...event('DTSTART:20261120T183000Z'));
	for (const end of [whole.length - 20, whole.length - 40])
		expect(() => readCalendar(whole.slice(0, end), 'UTC')).toThrow('cut_off');
});

test('HTML becomes plain text, and an address that is none is left out', () => {
	const { series } = read(
		...event(
			'DTSTART:20261120T183000Z',
			'DESCRIPTION:<p>Un <b>café</b> &amp; thé</p><br>Fin',
			'URL:javascript:alert(1)'
		)
	);
	expect(series[0]?.told).toEqual({ title: 'Un', description: 'Un café & thé\n\nFin', location: '', url: null });
});

test('what begins later than the two thousandth is not looked at, and said so', () => {
	const { series, until } = read(...event('DTSTART:20261001T000000Z', 'RRULE:FREQ=HOURLY'));
	expect(series[0]?.instances).toHaveLength(2000);
	expect(until.toISOString()).toBe('2026-12-23T07:00:00.000Z');
});

test('rules give the dates that another implementation gives', () => {
	const days = fc.uniqueArray(fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'), {
		minLength: 1,
		maxLength: 4
	});
	const rule = fc.oneof(
		fc.record({ freq: fc.constant('DAILY'), interval: fc.integer({ min: 1, max: 9 }), by: fc.constant('') }),
		fc.record({
			freq: fc.constant('WEEKLY'),
			interval: fc.integer({ min: 1, max: 4 }),
			by: days.map((list) => `;BYDAY=${list.join(',')}`)
		}),
		fc.record({
			freq: fc.constant('MONTHLY'),
			interval: fc.integer({ min: 1, max: 3 }),
			by: fc.oneof(
				fc.integer({ min: 1, max: 28 }).map((day) => `;BYMONTHDAY=${day}`),
				fc
					.tuple(fc.constantFrom(1, 2, 3, 4, -1), fc.constantFrom('MO', 'WE', 'SU'))
					.map(([n, day]) => `;BYDAY=${n}${day}`)
			)
		})
	);
	fc.assert(
		fc.property(rule, fc.integer({ min: 1, max: 30 }), ({ freq, interval, by }, count) => {
			const text = `FREQ=${freq};INTERVAL=${interval}${by}`;
			const theirs: string[] = [];
			const start = ICAL.Time.fromData({
				year: 2026,
				month: 10,
				day: 5,
				hour: 18,
				minute: 30,
				second: 0,
				isDate: false
			});
			const iterator = ICAL.Recur.fromString(text).iterator(start);
			for (let next = iterator.next(); next && theirs.length < count; next = iterator.next())
				theirs.push(next.toString());
			const until = `;UNTIL=${(theirs.at(-1) ?? '').replace(/[-:]/g, '')}`;
			const ours = read(...event('DTSTART:20261005T183000', `RRULE:${text}${until}`)).series[0]?.instances ?? [];
			const faced = ours.map(({ startsAt }) =>
				startsAt.toLocaleString('sv', { timeZone: 'Europe/Brussels' }).replace(' ', 'T')
			);
			const expected = theirs.filter((one) => one < '2027-11-05');
			// the start counts even where the rule would not give it (RFC 5545 §3.8.5.3)
			expect(faced).toEqual(expected[0] === '2026-10-05T18:30:00' ? expected : ['2026-10-05T18:30:00', ...expected]);
		}),
		{ numRuns: 200 }
	);
});

const busy = (...lines: string[]) =>
	readBusy(file(...lines), 'Europe/Brussels', NOW).times.map(({ startsAt, endsAt }) =>
		[startsAt, endsAt].map((at) => at.toISOString().slice(0, 16)).join(' ')
	);
const nameless = (...lines: string[]) => event(...lines).filter((line) => !line.startsWith('SUMMARY'));

test('of what is only asked when it is, all counts that takes time: without a title, on for long, whole days, tentative', () => {
	expect(busy(...nameless(brussels('DTSTART', '20261020T183000'), 'DURATION:PT2H'))).toEqual([
		'2026-10-20T16:30 2026-10-20T18:30'
	]);
	const begun = ['DTSTART;VALUE=DATE:20260915', 'DTEND;VALUE=DATE:20261003', 'STATUS:TENTATIVE'];
	expect(busy(...nameless(...begun))).toEqual(['2026-09-14T22:00 2026-10-02T22:00']);
	expect(starts(...event(...begun))).toEqual([]);
	expect(busy(...nameless('DTSTART:20260920T080000Z', 'DTEND:20260920T090000Z'))).toEqual([]);
});

test('what is called off or takes no time does not count, nor does one of many of which that is said', () => {
	const time = ['DTSTART:20261020T080000Z', 'DTEND:20261020T090000Z'];
	for (const free of ['STATUS:CANCELLED', 'TRANSP:TRANSPARENT', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'])
		expect(busy(...event(...time, free)), free).toEqual([]);
	const weekly = event(...time, 'RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE:20261110T080000Z');
	const one = event(
		'RECURRENCE-ID:20261027T080000Z',
		'DTSTART:20261027T080000Z',
		'DTEND:20261027T090000Z',
		'TRANSP:TRANSPARENT'
	);
	const moved = event('RECURRENCE-ID:20261103T080000Z', 'DTSTART:20261104T100000Z', 'DTEND:20261104T120000Z');
	expect(busy(...weekly, ...one, ...moved)).toEqual([
		'2026-10-20T08:00 2026-10-20T09:00',
		'2026-11-04T10:00 2026-11-04T12:00'
	]);
});

test('the busy times of a VFREEBUSY count, and its free ones do not', () => {
	const said = [
		'FREEBUSY:20261020T080000Z/PT1H,20261021T080000Z/20261021T093000Z',
		'FREEBUSY;FBTYPE=FREE:20261022T080000Z/PT1H'
	];
	expect(busy('BEGIN:VFREEBUSY', 'UID:f', ...said, 'END:VFREEBUSY')).toEqual([
		'2026-10-20T08:00 2026-10-20T09:00',
		'2026-10-21T08:00 2026-10-21T09:30'
	]);
});
