import { once } from 'node:events';
import { createServer } from 'node:http';
import { addSource, readSource } from '#agenda/server';
import { readCalendar } from '#exchange/server';
import { allowPrivateAddresses } from '#kernel/server/addresses.ts';
import { transaction } from '#kernel/server/db.ts';

const NOW = new Date('2026-10-01T00:00:00Z');

type Repeated = Readonly<{ name: string; lines: readonly string[]; starts: string }>;

const evening = 'DTSTART;TZID=Europe/Brussels:20261020T183000';
const of = (name: string, lines: readonly string[], starts: string): Repeated => ({ name, lines, starts });

/** Every kind of recurrence of RFC 5545 §3.3.10, with the days that it means, told in UTC: Brussels is two hours ahead until 25 October. */
const kinds: readonly Repeated[] = [
	of('once', [evening], '1020T1630'),
	of('daily, so many times', [evening, 'RRULE:FREQ=DAILY;COUNT=3'], '1020T1630 1021T1630 1022T1630'),
	of(
		'every tenth day until',
		[evening, 'RRULE:FREQ=DAILY;INTERVAL=10;UNTIL=20261115T173000Z'],
		'1020T1630 1030T1730 1109T1730'
	),
	of('weekly across the change of clocks', [evening, 'RRULE:FREQ=WEEKLY;COUNT=2'], '1020T1630 1027T1730'),
	of('weekly on some days', [evening, 'RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3'], '1020T1630 1022T1630 1027T1730'),
	of(
		'every second week, counted from Sunday',
		[evening, 'RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU;COUNT=4'],
		'1020T1630 1101T1730 1103T1730 1115T1730'
	),
	of('monthly on a date', [evening, 'RRULE:FREQ=MONTHLY;BYMONTHDAY=20;COUNT=3'], '1020T1630 1120T1730 1220T1730'),
	of(
		'monthly on the last day',
		['DTSTART;TZID=Europe/Brussels:20261031T183000', 'RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2'],
		'1031T1730 1130T1730'
	),
	of('monthly on the third Tuesday', [evening, 'RRULE:FREQ=MONTHLY;BYDAY=3TU;COUNT=2'], '1020T1630 1117T1730'),
	of(
		'monthly on the last Friday',
		['DTSTART;TZID=Europe/Brussels:20261030T183000', 'RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=2'],
		'1030T1730 1127T1730'
	),
	of(
		'monthly on the last working day',
		['DTSTART;TZID=Europe/Brussels:20261030T183000', 'RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2'],
		'1030T1730 1130T1730'
	),
	of(
		'yearly',
		['DTSTART;TZID=Europe/Brussels:20261020T183000', 'RRULE:FREQ=YEARLY;UNTIL=20271020T163000Z'],
		'1020T1630 1020T1630'
	),
	of('yearly in some months', [evening, 'RRULE:FREQ=YEARLY;BYMONTH=10,11;BYDAY=3TU;COUNT=2'], '1020T1630 1117T1730'),
	of(
		'yearly by the number of the week',
		['DTSTART;TZID=Europe/Brussels:20261116T183000', 'RRULE:FREQ=YEARLY;BYWEEKNO=47;BYDAY=MO;COUNT=1'],
		'1116T1730'
	),
	of(
		'yearly by the number of the day',
		['DTSTART;TZID=Europe/Brussels:20261101T183000', 'RRULE:FREQ=YEARLY;BYYEARDAY=305;COUNT=1'],
		'1101T1730'
	),
	of('hourly', ['DTSTART:20261020T100000Z', 'RRULE:FREQ=HOURLY;INTERVAL=2;COUNT=3'], '1020T1000 1020T1200 1020T1400'),
	of(
		'dates that are left out',
		[evening, 'RRULE:FREQ=WEEKLY;COUNT=3', 'EXDATE;TZID=Europe/Brussels:20261027T183000'],
		'1020T1630 1103T1730'
	),
	of(
		'dates that come on top',
		[evening, 'RDATE;TZID=Europe/Brussels:20261024T183000,20261101T183000'],
		'1020T1630 1024T1630 1101T1730'
	),
	of('whole days', ['DTSTART;VALUE=DATE:20261020', 'RRULE:FREQ=WEEKLY;COUNT=2'], '1019T2200 1026T2300')
];

const file = (lines: readonly string[]): string =>
	['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//partner//FR', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = ({ name, lines }: Repeated): string[] => [
	'BEGIN:VEVENT',
	`UID:${name}`,
	`SUMMARY:${name}`,
	...lines,
	'DURATION:PT1H',
	'END:VEVENT'
];

/** What of the kinds of recurrence is not read as it must be, and what a partner's calendar does here that it must not. */
export async function calendarFaults(exported: () => Promise<string>): Promise<{ kinds: number; faults: string[] }> {
	const faults = kinds.flatMap((kind) => {
		const { series, problems } = readCalendar(file(event(kind)), 'Europe/Brussels', NOW);
		const starts = series.flatMap(({ instances }) =>
			instances.map(({ startsAt }) =>
				startsAt
					.toISOString()
					.replace(/^\d{4}-|[-:]/g, '')
					.slice(0, 9)
			)
		);
		return starts.join(' ') === kind.starts && !problems.length
			? []
			: [`${kind.name}: ${starts.join(' ')} and not ${kind.starts} ${JSON.stringify(problems)}`];
	});
	const wrong = readCalendar(
		file(event({ name: 'never', lines: [evening, 'RRULE:FREQ=SECONDLY'], starts: '' })),
		'Europe/Brussels',
		NOW
	);
	if (wrong.problems.length !== 1) faults.push('a calendar of every second is not refused by its line');
	return { kinds: kinds.length, faults: [...faults, ...(await followed(exported))] };
}

/** Follows a partner's calendar on a real socket, twice: the second reading doubles nothing. */
async function followed(exported: () => Promise<string>): Promise<string[]> {
	allowPrivateAddresses(true);
	let turn = 0;
	const server = createServer((_, response) =>
		response
			.writeHead(200, { 'content-type': 'text/calendar' })
			.end(file([`X-TURN:${turn++}`, ...kinds.flatMap(event)]))
	);
	await once(server.listen(0, '127.0.0.1'), 'listening');
	try {
		const { port } = server.address() as { port: number };
		const about = {
			organization: 'le-temoin',
			locale: 'fr',
			kind: 'workshop',
			area: 'agenda',
			sectors: [] as string[],
			place: null,
			published: true
		} as const;
		const source = await transaction((tx) => addSource(tx, { ...about, url: `http://127.0.0.1:${port}/a.ics` }));
		await readSource(source, { now: NOW });
		const first = await exported();
		await readSource(source, { now: NOW });
		return [
			...(turn === 2 ? [] : ['the calendar was not asked twice']),
			...(first === (await exported()) ? [] : ['a second reading of a calendar changed something'])
		];
	} finally {
		server.closeAllConnections();
		server.close();
	}
}
