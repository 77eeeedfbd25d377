import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { NewSlots } from '../mission.schema.ts';
import { lockPlanned } from './itinerary.ts';
import { meetingsOf, type Party, partiesOf, slotsOf } from './standing.ts';
import { within } from './tables.ts';

const MOST_SLOTS = 120;
const MOST_TABLES = 60;
const MINUTE = 60_000;

/** Sets out so many tables; one at which somebody meets, or met and said so, stays. @throws 404, missions_not_now, missions_tables_wrong, missions_table_taken, missions_table_told */
export async function setTables(tx: Tx, mission: string, count: number): Promise<void> {
	await lockPlanned(tx, mission);
	if (!Number.isInteger(count) || count < 0 || count > MOST_TABLES)
		throw refused('missions_tables_wrong', { count: MOST_TABLES }, 422);
	const meetings = await meetingsOf(mission, tx);
	const spots = (await partiesOf(mission, tx)).filter(({ kind }) => kind === 'spot');
	const gone = spots.filter(({ name }) => Number(name) > count);
	const taken = gone.find(({ id }) => meetings.some(({ spot }) => spot === id));
	if (taken) throw refused('missions_table_taken', { number: taken.name }, 422);
	for (const spot of gone) await removeSpot(tx, spot);
	const rows = Array.from({ length: count }, (_, at) => ({ id: newId(), mission, number: at + 1 }));
	if (rows.length)
		await within(tx)
			.insertInto('missions.spot')
			.values(rows)
			.onConflict((conflict) => conflict.columns(['mission', 'number']).doNothing())
			.execute();
}

/** A table at which somebody was once to meet is named by what was cancelled: it goes with it, unless somebody said what came of it. */
async function removeSpot(tx: Tx, { id, name }: Party): Promise<void> {
	const { rows } = await sql`
		select from missions.meeting e join missions.contact k on k.meeting = e.id where e.spot = ${id} limit 1`.execute(
		tx
	);
	if (rows.length) throw refused('missions_table_told', { number: name }, 422);
	await sql`delete from missions.meeting where spot = ${id} and state = 'cancelled'`.execute(tx);
	await within(tx).deleteFrom('missions.spot').where('id', '=', id).execute();
}

/** Adds times one after the other; what would overlap one that is there already is refused whole. @throws 404, missions_not_now, missions_slots_many, missions_slots_overlap */
export async function addSlots(tx: Tx, mission: string, { from, count, minutes, pause }: NewSlots): Promise<void> {
	await lockPlanned(tx, mission);
	const there = await slotsOf(mission, tx);
	if (there.length + count > MOST_SLOTS) throw refused('missions_slots_many', { count: MOST_SLOTS }, 422);
	const rows = Array.from({ length: count }, (_, at) => {
		const startsAt = new Date(from.getTime() + at * (minutes + pause) * MINUTE);
		return { id: newId(), mission, startsAt, endsAt: new Date(startsAt.getTime() + minutes * MINUTE) };
	});
	if (rows.some((one) => there.some(({ startsAt, endsAt }) => startsAt < one.endsAt && one.startsAt < endsAt)))
		throw refused('missions_slots_overlap', {}, 422);
	await within(tx).insertInto('missions.slot').values(rows).execute();
}

/** Takes a time away at which nobody meets. @throws 404, missions_not_now, missions_slot_taken */
export async function removeSlot(tx: Tx, mission: string, id: string): Promise<void> {
	await lockPlanned(tx, mission);
	const slot = (await slotsOf(mission, tx)).find((one) => one.id === id);
	if (!slot) throw missing();
	const taken = (await meetingsOf(mission, tx)).filter(
		({ startsAt, endsAt }) => startsAt < slot.endsAt && slot.startsAt < endsAt
	);
	if (taken.length) throw refused('missions_slot_taken', { count: taken.length }, 422);
	await within(tx).deleteFrom('missions.slot').where('id', '=', id).execute();
}
