/** A calendar as others write it, and what it comes to: its times in UTC, `1020T1630` a start and `1020T1630/1830` with an end, or why its event is refused. */
export type Calendar = Readonly<{
	name: string;
	lines: readonly string[];
	/** Of 2026, unless the year is said: `2027:0101T0900`. */
	starts?: string;
	/** The code of the problem and the line of the file where the event begins. */
	refused?: string;
}>;

const of = (name: string, lines: readonly string[], starts: string): Calendar => ({ name, lines, starts });
const no = (name: string, lines: readonly string[], refused: string): Calendar => ({ name, lines, refused });
const brussels = (name: string, value: string): string => `${name};TZID=Europe/Brussels:${value}`;
const tuesday = brussels('DTSTART', '20261020T183000');
const rule = (text: string): string[] => [tuesday, `RRULE:${text}`];

/** RFC 5545 §3.3.10 and §3.8.5.3, each part of a rule and what limits what, moved into the autumn of 2026. */
const rules: readonly Calendar[] = [
	of('every other day, thrice', rule('FREQ=DAILY;INTERVAL=2;COUNT=3'), '1020T1630 1022T1630 1024T1630'),
	of(
		'each day of a month, by days',
		rule('FREQ=DAILY;BYMONTH=11;UNTIL=20261103T235959Z'),
		'1020T1630 1101T1730 1102T1730 1103T1730'
	),
	of(
		'the same by the year',
		rule('FREQ=YEARLY;BYMONTH=11;BYDAY=SU,MO,TU;UNTIL=20261103T235959Z'),
		'1020T1630 1101T1730 1102T1730 1103T1730'
	),
	of(
		'first Friday until Christmas',
		[brussels('DTSTART', '20261106T183000'), 'RRULE:FREQ=MONTHLY;UNTIL=20261224T000000Z;BYDAY=1FR'],
		'1106T1730 1204T1730'
	),
	of(
		'first and last Sunday of every other month',
		[brussels('DTSTART', '20261101T183000'), 'RRULE:FREQ=MONTHLY;INTERVAL=2;COUNT=3;BYDAY=1SU,-1SU'],
		'1101T1730 1129T1730 2027:0103T1730'
	),
	of(
		'second-to-last Monday',
		[brussels('DTSTART', '20261019T183000'), 'RRULE:FREQ=MONTHLY;COUNT=2;BYDAY=-2MO'],
		'1019T1630 1123T1730'
	),
	of(
		'third-to-last day',
		[brussels('DTSTART', '20261029T183000'), 'RRULE:FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=2'],
		'1029T1730 1128T1730'
	),
	of(
		'the 2nd and the 15th',
		[brussels('DTSTART', '20261102T183000'), 'RRULE:FREQ=MONTHLY;COUNT=3;BYMONTHDAY=2,15'],
		'1102T1730 1115T1730 1202T1730'
	),
	of(
		'first and last day',
		[brussels('DTSTART', '20261031T183000'), 'RRULE:FREQ=MONTHLY;COUNT=3;BYMONTHDAY=1,-1'],
		'1031T1730 1101T1730 1130T1730'
	),
	of('a 13th that is a Friday', rule('FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2'), '1020T1630 1113T1730'),
	of(
		'the Saturday after the first Sunday',
		[brussels('DTSTART', '20261107T183000'), 'RRULE:FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=2'],
		'1107T1730 1212T1730'
	),
	of(
		'the Tuesday after a first Monday of November',
		[
			brussels('DTSTART', '20261103T183000'),
			'RRULE:FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8'
		],
		'1103T1730'
	),
	of(
		'third of Tuesday, Wednesday and Thursday',
		[brussels('DTSTART', '20261107T183000'), 'RRULE:FREQ=MONTHLY;COUNT=2;BYDAY=TU,WE,TH;BYSETPOS=3'],
		'1107T1730 1203T1730'
	),
	of(
		'second-to-last working day',
		[brussels('DTSTART', '20261029T183000'), 'RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=2'],
		'1029T1730 1127T1730'
	),
	of(
		'what no month has is left out',
		[brussels('DTSTART', '20261115T183000'), 'RRULE:FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5'],
		'1115T1730 1130T1730 1215T1730 1230T1730 2027:0115T1730'
	),
	of('the 31st', [brussels('DTSTART', '20261031T183000'), 'RRULE:FREQ=MONTHLY;COUNT=2'], '1031T1730 1231T1730'),
	of(
		'every third hour until five',
		['DTSTART:20261020T090000Z', 'RRULE:FREQ=HOURLY;INTERVAL=3;UNTIL=20261020T170000Z'],
		'1020T0900 1020T1200 1020T1500'
	),
	of(
		'some minutes of some hours',
		['DTSTART:20261020T090000Z', 'RRULE:FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,20,40;COUNT=4'],
		'1020T0900 1020T0920 1020T0940 1020T1000'
	),
	of(
		'weeks from Monday',
		[brussels('DTSTART', '20261020T183000'), 'RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO'],
		'1020T1630 1025T1730 1103T1730 1108T1730'
	),
	of(
		'days by their number from both ends',
		[brussels('DTSTART', '20261231T183000'), 'RRULE:FREQ=YEARLY;BYYEARDAY=1,-1;COUNT=3'],
		'1231T1730 2027:0101T1730 2027:1231T1730'.replace(' 2027:1231T1730', '')
	),
	of(
		'days of the year that are working days',
		[brussels('DTSTART', '20261231T183000'), 'RRULE:FREQ=YEARLY;BYYEARDAY=1,2,3,4,365;BYDAY=TH,FR;COUNT=2'],
		'1231T1730 2027:0101T1730'
	),
	of(
		'a week by its number, on the day of the first',
		[brussels('DTSTART', '20251111T183000'), 'RRULE:FREQ=YEARLY;BYWEEKNO=46'],
		'1110T1730'
	),
	of(
		'two weeks by their numbers, counted',
		[brussels('DTSTART', '20261021T183000'), 'RRULE:FREQ=YEARLY;BYWEEKNO=43,45;COUNT=2'],
		'1021T1630 1104T1730'
	),
	of(
		'the last week, some days',
		[brussels('DTSTART', '20261228T183000'), 'RRULE:FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO,TU;COUNT=2'],
		'1228T1730 1229T1730'
	),
	of(
		'the first is outside of the rule, and counts',
		rule('FREQ=WEEKLY;BYDAY=FR;COUNT=3'),
		'1020T1630 1023T1630 1030T1730'
	),
	of('the only one is outside of the rule', rule('FREQ=MONTHLY;BYMONTHDAY=1;COUNT=1'), '1020T1630'),
	of('a rule in small letters', [tuesday, 'RRULE:freq=weekly;count=2'], '1020T1630 1027T1730'),
	of('more parts in another order', [tuesday, 'RRULE:COUNT=2;WKST=MO;BYDAY=TU;FREQ=WEEKLY'], '1020T1630 1027T1730'),
	of(
		'two rules of one event',
		[tuesday, 'RRULE:FREQ=WEEKLY;COUNT=2', 'RRULE:FREQ=MONTHLY;COUNT=2'],
		'1020T1630 1027T1730 1120T1730'
	)
];

/** Whole days, and what is said without its kind. */
const days: readonly Calendar[] = [
	of('a day without VALUE=DATE', ['DTSTART:20261020'], '1019T2200/1020T2200'),
	of('two days without VALUE=DATE', ['DTSTART:20261020', 'DTEND:20261022'], '1019T2200/1021T2200'),
	of('a day with a zone, which says nothing', ['DTSTART;TZID=America/New_York:20261020'], '1019T2200/1020T2200'),
	of('a day that is called a date', ['DTSTART;VALUE=DATE:20261020', 'DURATION:P2D'], '1019T2200/1021T2200'),
	of('a week long', ['DTSTART;VALUE=DATE:20261020', 'DURATION:P1W'], '1019T2200/1026T2300'),
	of(
		'whole days by a rule with minutes',
		['DTSTART;VALUE=DATE:20261020', 'RRULE:FREQ=DAILY;BYHOUR=9;BYMINUTE=0,30;BYSECOND=0;COUNT=2'],
		'1019T2200 1020T2200'
	),
	of(
		'whole days until a moment',
		['DTSTART;VALUE=DATE:20261020', 'RRULE:FREQ=DAILY;UNTIL=20261022T000000Z'],
		'1019T2200 1020T2200 1021T2200'
	),
	of(
		'a birthday, RFC 5545 §3.6.1',
		['DTSTART;VALUE=DATE:19971102', 'RRULE:FREQ=YEARLY', 'TRANSP:TRANSPARENT'],
		'1101T2300 2027:1101T2300'
	),
	of(
		'days on top without their kind',
		['DTSTART:20261020', 'RDATE:20261024,20261026'],
		'1019T2200 1023T2200 1025T2300'
	),
	of(
		'a day left out without its kind',
		['DTSTART:20261020', 'RRULE:FREQ=DAILY;COUNT=3', 'EXDATE:20261021'],
		'1019T2200 1021T2200'
	)
];

/** Lists, ends and zones. */
const parts: readonly Calendar[] = [
	of('nothing on top', [tuesday, 'RDATE:'], '1020T1630'),
	of('nothing on top, in a zone', [tuesday, 'RDATE;TZID=Europe/Brussels:'], '1020T1630'),
	of('nothing left out', [tuesday, 'RRULE:FREQ=WEEKLY;COUNT=2', 'EXDATE:'], '1020T1630 1027T1730'),
	of('a comma at the end of a list', [tuesday, 'RDATE:20261024T163000Z,'], '1020T1630 1024T1630'),
	of('no rule in a rule, no length in a length', [tuesday, 'RRULE:', 'DURATION:'], '1020T1630/1730'),
	of(
		'periods on top',
		[tuesday, 'RDATE;VALUE=PERIOD:20261024T100000Z/20261024T120000Z,20261025T100000Z/PT3H'],
		'1020T1630 1024T1000 1025T1000'
	),
	of('a length of a day and an hour', ['DTSTART:20261020T100000Z', 'DURATION:P1DT1H'], '1020T1000/1021T1100'),
	of('a length in weeks', ['DTSTART:20261020T100000Z', 'DURATION:P1W'], '1020T1000/1027T1000'),
	of('an end that is its start', ['DTSTART:20261020T100000Z', 'DTEND:20261020T100000Z'], '1020T1000/1100'),
	of('its own hour, wherever', ['DTSTART:20261020T183000'], '1020T1630'),
	of('an hour that comes twice', [brussels('DTSTART', '20261025T023000')], '1025T0030'),
	of('a text that is folded within a letter', ['DTSTART:2026102', ' 0T100000Z'], '1020T1000'),
	of('names in small letters', ['dtstart:20261020T100000Z', 'Rrule:FREQ=DAILY;COUNT=2'], '1020T1000 1021T1000'),
	of(
		'RFC 7986: a picture, a colour, a conference',
		[
			'DTSTART:20261020T100000Z',
			'COLOR:turquoise',
			'IMAGE;VALUE=URI;DISPLAY=BADGE:https://h.example/a.png',
			'CONFERENCE;VALUE=URI;FEATURE=AUDIO:tel:+32-65-00-00-00'
		],
		'1020T1000'
	),
	of(
		'an alarm within',
		['DTSTART:20261020T100000Z', 'BEGIN:VALARM', 'ACTION:DISPLAY', 'DESCRIPTION:x', 'TRIGGER:-PT15M', 'END:VALARM'],
		'1020T1000'
	),
	of('a zone of Windows', ['DTSTART;TZID=W. Europe Standard Time:20261120T183000'], '1120T1730'),
	of('a name between quotation marks', ['DTSTART;TZID="Europe/Helsinki":20261120T183000'], '1120T1630')
];

/** What cannot be, by the line of the event. */
const wrong: readonly Calendar[] = [
	no('no start', ['DURATION:PT1H'], 'start 4'),
	no('a start without a value', ['DTSTART:'], 'start 4'),
	no('the 31st of November', ['DTSTART:20261131T100000Z'], 'start 4'),
	no('the 25th hour', ['DTSTART:20261120T250000Z'], 'start 4'),
	no('an end before its start', ['DTSTART:20261120T100000Z', 'DTEND:20261120T090000Z'], 'ends_first 4'),
	no('a zone that nobody knows', ['DTSTART;TZID=Mars/Olympus:20261120T100000'], 'zone 4'),
	no('a rule that is none', [tuesday, 'RRULE:FREQ=SOMETIMES'], 'rule 4'),
	no('a count that is none', [tuesday, 'RRULE:FREQ=DAILY;COUNT=many'], 'rule 4'),
	no('an end of a rule that is none', [tuesday, 'RRULE:FREQ=DAILY;UNTIL=tomorrow'], 'rule 4'),
	no('hours of a whole day', ['DTSTART;VALUE=DATE:20261020', 'RRULE:FREQ=HOURLY;COUNT=2'], 'rule 4'),
	no('every minute', [tuesday, 'RRULE:FREQ=MINUTELY;COUNT=2'], 'too_often 4'),
	no('half a line', [tuesday, 'no colon here'], 'unreadable 4')
];

export const calendars: readonly Calendar[] = [...rules, ...days, ...parts, ...wrong];
