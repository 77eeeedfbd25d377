import { readCalendar } from '#exchange/server';
import type { Calendar } from './calendars.ts';

const NOW = new Date('2026-10-01T00:00:00Z');
const YEAR = '2026';

/** What a calendar comes to, and not what it must. */
export function calendarFaults({ name, lines, starts = '', refused = '' }: Calendar): string[] {
	const event = ['BEGIN:VEVENT', 'UID:one', 'SUMMARY:Un', ...lines, 'END:VEVENT'];
	const file = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//o//o//EN', ...event, 'END:VCALENDAR', ''].join('\r\n');
	const { series, problems } = readCalendar(file, 'Europe/Brussels', NOW);
	const instances = series.flatMap((one) => one.instances);
	const ends = starts.includes('/');
	const said = instances.map((one) => saidOf(one, ends)).join(' ');
	const wrong = problems.map(({ code, line }) => `${code} ${line}`).join(', ');
	return said === starts && wrong === refused
		? []
		: [`${name}: ${said || 'nothing'} ${wrong}, and not ${starts} ${refused}`];
}

function saidOf({ startsAt, endsAt }: Readonly<{ startsAt: Date; endsAt: Date }>, ends: boolean): string {
	const [start, end] = [startsAt, endsAt].map(
		(at) =>
			(at.toISOString().startsWith(YEAR) ? '' : `${at.toISOString().slice(0, 4)}:`) +
			at.toISOString().slice(5, 16).replace(/[-:]/g, '')
	) as [string, string];
	if (!ends) return start;
	const [day] = start.split('T');
	return `${start}/${end.startsWith(`${day}T`) ? end.slice(`${day}T`.length) : end}`;
}
