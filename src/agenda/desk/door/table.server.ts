import { type Table, tableOf } from '#exchange';
import { clock, isoDate } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { stateName } from '#participation';
import { categoryName, type Listing } from '../../index.ts';
import { allCategories, arrivalsOf } from '../../server/index.ts';
import { asRow } from './door.server.ts';
import { found, type Part, parts, type Row } from './rows.ts';
import { withParts } from './surnames.server.ts';

/** The list of a door as a table, cut as its page is. */
export async function doorTable(
	{ occurrence, offering }: Listing,
	{ searchParams }: URL,
	locale: Locale
): Promise<Table> {
	const part: Part = parts.find((one) => one === searchParams.get('part')) ?? 'all';
	const cut = found((await arrivalsOf(occurrence.id)).map(asRow), part, searchParams.get('q')?.slice(0, 200) ?? '');
	const [rows, categories] = await Promise.all([withParts(cut, offering, locale), allCategories([offering.id])]);
	const two = offering.twoNames || rows.some(({ parts }) => parts);
	const { timeZone, startsAt } = occurrence;
	const name = `${say(offering.title, locale).text} ${isoDate(startsAt, timeZone)}`;
	const time = (at: string | null | undefined) =>
		at ? `${isoDate(new Date(at), timeZone)} ${clock(new Date(at), 'fr', timeZone)}` : null;
	return tableOf(name.replace(/[\\/:*?"<>|[\]]/g, ' '), rows, {
		name: [m.web_name(), ({ name }) => name],
		...(two && {
			given: [m.web_first_name(), ({ parts }) => parts?.given ?? null],
			family: [m.web_surname(), ({ parts }) => parts?.family ?? null]
		}),
		party: [m.door_party(), ({ party }) => party],
		...(categories.length
			? { category: [m.agenda_category(), ({ category }: Row) => categoryName(category, categories, locale)] as const }
			: {}),
		state: [m.web_state(), ({ state }) => stateName(state)],
		came: [m.door_came_at(), ({ cameAt }) => time(cameAt)],
		left: [m.door_left_at(), ({ last }) => (last?.kind === 'out' ? time(last.at) : null)],
		gate: [m.door_gate(), ({ last }) => last?.gate ?? null],
		walkIn: [m.door_walk_in(), ({ walkIn }) => (walkIn ? m.door_yes() : null)],
		ticket: [m.door_ticket(), ({ ticket }) => ticket]
	});
}
