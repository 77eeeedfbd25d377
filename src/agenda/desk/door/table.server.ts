import type { Cell, Table } from '#exchange';
import { clock, isoDate } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { stateName } from '#participation';
import type { Listing } from '../../index.ts';
import { arrivalsOf } from '../../server/index.ts';
import { asRow } from './door.server.ts';
import { found, type Part, parts, type Row } from './rows.ts';

/** The list of a door as a table, cut as its page is. */
export async function doorTable(
	{ occurrence, offering }: Listing,
	{ searchParams }: URL,
	locale: Locale
): Promise<Table> {
	const part: Part = parts.find((one) => one === searchParams.get('part')) ?? 'all';
	const rows = found((await arrivalsOf(occurrence.id)).map(asRow), part, searchParams.get('q')?.slice(0, 200) ?? '');
	const name = `${say(offering.title, locale).text} ${isoDate(occurrence.startsAt, occurrence.timeZone)}`;
	return {
		name: name.replace(/[\\/:*?"<>|[\]]/g, ' '),
		columns: Object.entries(labels).map(([id, label]) => ({ id, label: label() })),
		rows: rows.map((row) => line(row, occurrence.timeZone))
	};
}

const labels = {
	name: m.web_name,
	party: m.door_party,
	state: m.web_state,
	came: m.door_came_at,
	left: m.door_left_at,
	gate: m.door_gate,
	walkIn: m.door_walk_in,
	ticket: m.door_ticket
};

function line(
	{ name, party, state, cameAt, last, walkIn, ticket }: Row,
	timeZone: string
): Record<keyof typeof labels, Cell> {
	const time = (at: string | null) => at && `${isoDate(new Date(at), timeZone)} ${clock(new Date(at), 'fr', timeZone)}`;
	return {
		...{ name, party, ticket, state: stateName(state), came: time(cameAt) },
		left: last?.kind === 'out' ? time(last.at) : null,
		gate: last?.gate ?? null,
		walkIn: walkIn ? m.door_yes() : null
	};
}
