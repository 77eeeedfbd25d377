import { asRow, namesOf } from '#agenda/desk/door/door.server.ts';
import { found, type Part, parts } from '#agenda/desk/door/rows.ts';
import { arrivalsOf } from '#agenda/server';
import { tableResponse } from '#exchange/pages/table.server.ts';
import { clock, isoDate } from '#kernel/time.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { stateName } from '#participation';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { occurrence, offering } = await namesOf(event);
	const { searchParams } = event.url;
	const part: Part = parts.find((one) => one === searchParams.get('part')) ?? 'all';
	const rows = found((await arrivalsOf(occurrence.id)).map(asRow), part, searchParams.get('q')?.slice(0, 200) ?? '');
	const time = (at: string | undefined | null) =>
		at ? `${isoDate(new Date(at), occurrence.timeZone)} ${clock(new Date(at), 'fr', occurrence.timeZone)}` : null;
	const { locale } = event.locals;
	const name = `${say(offering.title, locale).text} ${isoDate(occurrence.startsAt, occurrence.timeZone)}`;
	const table = {
		name: name.replace(/[\\/:*?"<>|[\]]/g, ' '),
		columns: [
			{ id: 'name', label: m.door_name() },
			{ id: 'party', label: m.door_party() },
			{ id: 'state', label: m.door_state() },
			{ id: 'came', label: m.door_came_at() },
			{ id: 'left', label: m.door_left_at() },
			{ id: 'gate', label: m.door_gate() },
			{ id: 'walkIn', label: m.door_walk_in() },
			{ id: 'ticket', label: m.door_ticket() }
		],
		rows: rows.map(({ name, party, state, cameAt, last, walkIn, ticket }) => ({
			name,
			party,
			state: stateName(state),
			came: time(cameAt),
			left: last?.kind === 'out' ? time(last.at) : null,
			gate: last?.gate ?? null,
			walkIn: walkIn ? m.door_yes() : null,
			ticket
		}))
	};
	return tableResponse(table, event.url);
};
