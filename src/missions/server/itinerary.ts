import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import type { ItemKind } from '../kinds.ts';
import type { NewItem } from '../mission.schema.ts';
import { isPlanned } from '../states.ts';
import { lockMission, type Mission } from './reading.ts';
import { checkFree } from './standing.ts';
import { type On, within } from './tables.ts';

/** A part of the journey. `skips`: who does not take part. */
export type Item = Readonly<{
	id: string;
	kind: ItemKind;
	title: string;
	place: string;
	address: string;
	phone: string;
	note: string;
	startsAt: Date;
	startZone: string;
	endsAt: Date;
	endZone: string;
	updatedAt: Date;
	skips: readonly string[];
}>;

/** The journey, in its order; whoever calls has asked who reads. */
export async function itemsOf(mission: string, on: On = db): Promise<Item[]> {
	const { rows } = await sql<Item>`
		select i.id, i.kind, i.title, i.place, i.address, i.phone, i.note, i.starts_at, i.start_zone, i.ends_at, i.end_zone, i.updated_at,
			coalesce((select array_agg(s.traveller order by s.traveller) from missions.skip s where s.item = i.id), '{}') as skips
		from missions.item i where i.mission = ${mission} order by i.starts_at, i.ends_at desc, i.id`.execute(on);
	return rows;
}

/**
 * Writes a part of the journey down, or anew. A night somewhere keeps nobody from meeting; whoever takes part in anything else meets nobody then.
 * @param before the id of the one that is written anew. Throws 404, missions_not_now, missions_clash_…
 */
export async function keepItem(
	tx: Tx,
	mission: string,
	{ skips, ...given }: NewItem,
	{ id = newId(), before = null, locale }: Readonly<{ id?: string; before?: string | null; locale: Locale }>
): Promise<string> {
	const its = await lockPlanned(tx, mission);
	const item = before ?? id;
	const travellers = await travelling(tx, mission);
	const parties = travellers.filter((one) => !skips.includes(one));
	const times = { from: given.startsAt.getTime(), to: given.endsAt.getTime() };
	if (given.kind !== 'stay')
		await checkFree(tx, its, [{ parties, ...times, kind: 'item' }], { leaving: [item], locale });
	const tables = within(tx);
	// what is held changes twice on the way: as it was, for other people, and as it will be
	await sql`set constraints missions.never_in_two_places deferred`.execute(tx);
	if (before) await requireItem(tx, mission, before);
	await tables.deleteFrom('missions.skip').where('item', '=', item).execute();
	if (before)
		await tables
			.updateTable('missions.item')
			.set({ ...given, updatedAt: new Date() })
			.where('id', '=', before)
			.execute();
	else
		await tables
			.insertInto('missions.item')
			.values({ id, mission, ...given })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	const some = skips.filter((one) => travellers.includes(one)).map((traveller) => ({ item, traveller }));
	if (some.length) await tables.insertInto('missions.skip').values(some).execute();
	await sql`set constraints missions.never_in_two_places immediate`.execute(tx);
	return item;
}

/** Takes a part out of the journey. @throws 404, missions_not_now */
export async function removeItem(tx: Tx, mission: string, id: string): Promise<Item> {
	await lockPlanned(tx, mission);
	const item = (await itemsOf(mission, tx)).find((one) => one.id === id);
	if (!item) throw missing();
	await within(tx).deleteFrom('missions.item').where('id', '=', id).execute();
	return item;
}

/** A mission whose plan may still change. @throws 404, missions_not_now */
export async function lockPlanned(tx: Tx, id: string): Promise<Mission> {
	const mission = await lockMission(tx, id);
	if (!isPlanned(mission.state)) throw refused('missions_not_now', {}, 422);
	return mission;
}

async function requireItem(tx: Tx, mission: string, id: string): Promise<void> {
	const rows = isId(id)
		? await within(tx)
				.selectFrom('missions.item')
				.select('id')
				.where('id', '=', id)
				.where('mission', '=', mission)
				.execute()
		: [];
	if (!rows.length) throw missing();
}

async function travelling(tx: Tx, mission: string): Promise<string[]> {
	const rows = await within(tx)
		.selectFrom('missions.traveller')
		.select('id')
		.where('mission', '=', mission)
		.where('state', '=', 'accepted')
		.execute();
	return rows.map(({ id }) => id);
}
