import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Partner = Readonly<{ url: string; asked: IncomingMessage[]; close: () => Promise<void> }>;

/** A partner's web server, on a real socket of this machine. */
export async function partner(answer: (asked: IncomingMessage, response: ServerResponse) => void): Promise<Partner> {
	const asked: IncomingMessage[] = [];
	const server = createServer((request, response) => {
		asked.push(request);
		answer(request, response);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as { port: number };
	const close = async () => {
		server.closeAllConnections();
		server.close();
		await once(server, 'close');
	};
	return { url: `http://127.0.0.1:${port}`, asked, close };
}

/** A calendar with these lines between its head and its end. */
export const calendarOf = (...lines: string[]): string =>
	['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//partner//test//FR', ...lines, 'END:VCALENDAR', ''].join('\r\n');

/** An event of an hour; `start` is a moment, told in UTC. */
export const eventOf = (uid: string, start: Date, ...lines: string[]): string[] => [
	'BEGIN:VEVENT',
	`UID:${uid}`,
	`SUMMARY:Titre ${uid}`,
	`DTSTART:${inUtc(start)}`,
	'DURATION:PT1H',
	...lines,
	'END:VEVENT'
];

/** A moment as iCalendar writes it. */
export const inUtc = (at: Date): string => at.toISOString().replace(/[-:]|\.\d+/g, '');
