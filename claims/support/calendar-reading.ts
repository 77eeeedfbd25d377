import ICAL from 'ical.js';
import nodeIcal from 'node-ical';

/** An event as a parser has read it. */
export type Read = Readonly<{
	uid: string;
	/** Null where the parser is known to misread it. */
	title: string | null;
	starts: number;
	ends: number;
	sequence: number;
	status: string;
	stamped: boolean;
}>;

/** What ical.js reads: it computes each moment from the VTIMEZONE in the file. */
export function byIcalJs(body: string): Read[] {
	const calendar = new ICAL.Component(ICAL.parse(body));
	return calendar.getAllSubcomponents('vevent').map((component) => {
		const event = new ICAL.Event(component);
		return {
			uid: event.uid,
			title: event.summary,
			starts: event.startDate.toJSDate().getTime(),
			ends: event.endDate.toJSDate().getTime(),
			sequence: Number(component.getFirstPropertyValue('sequence')),
			status: String(component.getFirstPropertyValue('status')),
			stamped: component.getFirstPropertyValue('dtstamp') !== null
		};
	});
}

/** What node-ical reads: it computes each moment from the name of the zone. */
export function byNodeIcal(body: string): Read[] {
	const parts = Object.values(nodeIcal.sync.parseICS(body));
	return parts.flatMap((part) => {
		if (part?.type !== 'VEVENT') return [];
		const { uid, summary, start, end, sequence, status, dtstamp } = part;
		const text = typeof summary === 'string' ? summary : summary.val;
		// node-ical 0.27 takes « \\n », a backslash and the letter n, for a line break
		const title = text.includes('\\') ? null : text;
		return [
			{
				uid,
				title,
				starts: start.getTime(),
				ends: end?.getTime() ?? Number.NaN,
				sequence: Number(sequence),
				status: String(status),
				stamped: dtstamp instanceof Date
			}
		];
	});
}

/** What is wrong with the bytes themselves: lines, their ends, cut characters, time zones (RFC 5545 §3.1, §3.6.5). */
export function faultsOfBytes(bytes: Buffer): string[] {
	const faults: string[] = [];
	const lines = bytes.toString('latin1').split('\r\n');
	if (lines.pop() !== '') faults.push('the last line does not end in CRLF');
	for (const [index, line] of lines.entries()) {
		if (line.length > 75) faults.push(`line ${index + 1} has ${line.length} octets`);
		if (/[\r\n]/.test(line)) faults.push(`line ${index + 1} holds half a line end`);
		if (!isWhole(line)) faults.push(`line ${index + 1} cuts a character`);
	}
	return [...faults, ...faultsOfZones(bytes.toString().replace(/\r\n[ \t]/g, ''))];
}

/** How many lines, and the zones that have a VTIMEZONE. */
export function measure(bytes: Buffer): { lines: number; zones: string[] } {
	const text = bytes.toString();
	return {
		lines: text.split('\r\n').length - 1,
		zones: [...text.matchAll(/^TZID:(.+?)\r$/gm)].map(([, zone = '']) => zone)
	};
}

function faultsOfZones(unfolded: string): string[] {
	const used = new Set([...unfolded.matchAll(/;TZID=([^:;]+)/g)].map(([, zone = '']) => zone));
	const given = [...unfolded.matchAll(/^TZID:(.+?)\r?$/gm)].map(([, zone = '']) => zone);
	return [
		...[...used].filter((zone) => !given.includes(zone)).map((zone) => `${zone} has no VTIMEZONE`),
		...given.filter((zone) => !used.has(zone)).map((zone) => `${zone} has a VTIMEZONE that nothing uses`),
		...given.filter((zone, index) => given.indexOf(zone) !== index).map((zone) => `${zone} has two VTIMEZONE`)
	];
}

function isWhole(latin1: string): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(latin1, 'latin1'));
		return true;
	} catch {
		return false;
	}
}
