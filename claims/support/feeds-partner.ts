import { once } from 'node:events';
import { createServer } from 'node:http';
import { addSource, readSource, sourceById } from '#agenda/server';
import { allowPrivateAddresses } from '#kernel/server/addresses.ts';
import { transaction } from '#kernel/server/db.ts';

/** A calendar whose evenings lie on both sides of both changes of the clock, in every way a calendar can say it, and their moments in UTC. */
const calendar = [
	'BEGIN:VCALENDAR',
	'VERSION:2.0',
	'PRODID:-//partner//claim//FR',
	...event('weekly', ['DTSTART;TZID=Europe/Brussels:20261018T183000', 'RRULE:FREQ=WEEKLY;COUNT=3']),
	...event('spring', [
		'DTSTART;TZID=Romance Standard Time:20270321T183000',
		'RRULE:FREQ=WEEKLY;UNTIL=20270404T163000Z'
	]),
	...event('further', ['DTSTART:20261024T190000', 'RDATE:20261026T190000', 'EXDATE:20261024T170000Z']),
	...event('moved', ['DTSTART;TZID=Europe/Brussels:20261020T200000', 'RRULE:FREQ=WEEKLY;COUNT=2']),
	...event('moved', ['RECURRENCE-ID:20261027T190000Z', 'DTSTART;TZID=Europe/Helsinki:20261028T200000']),
	'END:VCALENDAR',
	''
].join('\r\n');

const expected: Record<string, readonly string[]> = {
	weekly: ['2026-10-18T16:30', '2026-10-25T17:30', '2026-11-01T17:30'],
	spring: ['2027-03-21T17:30', '2027-03-28T16:30', '2027-04-04T16:30'],
	further: ['2026-10-26T18:00'],
	moved: ['2026-10-20T18:00', '2026-10-28T18:00']
};

function event(uid: string, lines: readonly string[]): string[] {
	return ['BEGIN:VEVENT', `UID:${uid}`, `SUMMARY:${uid}`, ...lines, 'DURATION:PT2H', 'END:VEVENT'];
}

/**
 * Reads a partner's calendar from a server on this machine, as of a day before both changes of the clock.
 * @returns the moments that each activity of it should have in the feeds, and what was wrong with the reading.
 */
export async function readPartner(): Promise<{ moments: typeof expected; faults: string[] }> {
	allowPrivateAddresses(true);
	const server = createServer((_, response) => response.end(calendar)).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as { port: number };
	const settings = { locale: 'fr', kind: 'talk', area: 'agenda', sectors: [], place: 'quai', published: true } as const;
	const id = await transaction((tx) =>
		addSource(tx, { ...settings, sectors: [], organization: 'hub', url: `http://127.0.0.1:${port}/agenda.ics` })
	);
	await readSource(id, { now: new Date('2026-10-16T00:00:00Z') });
	server.close();
	const { error, problems } = await sourceById(id);
	return { moments: expected, faults: [error, ...problems].flatMap((one) => (one ? [JSON.stringify(one)] : [])) };
}
