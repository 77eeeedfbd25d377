import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { placeBySlug } from '#network/server';
import type { NewStage, NewTrack } from '../../festival/items.ts';
import { nextRank, raiseIn } from '../ranking.ts';
import { festivals } from './tables.ts';

type Part = 'stage' | 'track';

/** Adds a stage after the others. @returns its id. Throws 404 for an unknown place. */
export async function addStage(tx: Tx, offering: string, given: NewStage, by: By): Promise<string> {
	const row = { id: newId(), offering, ...(await stageColumns(tx, given)) };
	await festivals(tx)
		.insertInto('agenda.stage')
		.values({ ...row, rank: nextRank('stage', offering) })
		.execute();
	await tell(tx, offering, by);
	return row.id;
}

/** Writes a stage anew. @throws 404 when this festival has no such stage, or the network no such place. */
export async function changeStage(tx: Tx, offering: string, id: string, given: NewStage, by: By): Promise<void> {
	await hold(tx, 'stage', offering, id);
	const { place } = await stageColumns(tx, given);
	const { name: called, place: at } = await festivals(tx)
		.selectFrom('agenda.stage')
		.select(['name', 'place'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	if (same([called, at], [given.name, place])) return;
	await festivals(tx)
		.updateTable('agenda.stage')
		.set({ name: JSON.stringify(given.name), place })
		.where('id', '=', id)
		.execute();
	await tell(tx, offering, by);
}

/** Adds a track after the others. @returns its id. */
export async function addTrack(tx: Tx, offering: string, { label, area }: NewTrack, by: By): Promise<string> {
	const row = { id: newId(), offering, area, label: JSON.stringify(label) };
	await festivals(tx)
		.insertInto('agenda.track')
		.values({ ...row, rank: nextRank('track', offering) })
		.execute();
	await tell(tx, offering, by);
	return row.id;
}

/** Writes a track anew. @throws 404 when this festival has no such track. */
export async function changeTrack(tx: Tx, offering: string, id: string, given: NewTrack, by: By): Promise<void> {
	await hold(tx, 'track', offering, id);
	const { label, area } = given;
	const before = await festivals(tx)
		.selectFrom('agenda.track')
		.select(['label', 'area'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	if (same(before, { label, area })) return;
	await festivals(tx)
		.updateTable('agenda.track')
		.set({ area, label: JSON.stringify(label) })
		.where('id', '=', id)
		.execute();
	await tell(tx, offering, by);
}

/** Puts a stage or a track one place before. The first stays where it is. @throws 404 when this festival has none such. */
export async function raisePart(tx: Tx, part: Part, offering: string, id: string, by: By): Promise<void> {
	await hold(tx, part, offering, id);
	const rows = await festivals(tx)
		.selectFrom(tableOf(part))
		.select('id')
		.where('offering', '=', offering)
		.where('deletedAt', 'is', null)
		.orderBy('rank')
		.orderBy('id')
		.execute();
	if (await raiseIn(tx, part, rows, id)) await tell(tx, offering, by);
}

/**
 * Puts a stage or a track into the trash, or takes it back. The items of a track that is gone have none.
 * @throws festival_stage_used while something is planned on the stage, or 404.
 */
export async function trashPart(tx: Tx, part: Part, offering: string, id: string, out: boolean, by: By): Promise<void> {
	await hold(tx, part, offering, id);
	const count = out ? await itemsOf(tx, part, id) : 0;
	if (part === 'stage' && count) throw refused('festival_stage_used', { count });
	const { numUpdatedRows } = await festivals(tx)
		.updateTable(tableOf(part))
		.set({ deletedAt: out ? new Date() : null })
		.where('id', '=', id)
		.where('deletedAt', out ? 'is' : 'is not', null)
		.executeTakeFirst();
	if (numUpdatedRows) await tell(tx, offering, by);
}

const tell = (tx: Tx, offering: string, by: By): Promise<string> =>
	record(tx, { ...by, verb: 'agenda.stages_changed', object: ref('offering', offering), detail: {} });

const tableOf = (part: Part) => `agenda.${part}` as const;

async function hold(tx: Tx, part: Part, offering: string, id: string): Promise<void> {
	if (!isId(id)) throw missing();
	const found = await festivals(tx)
		.selectFrom(tableOf(part))
		.select('id')
		.where('id', '=', id)
		.where('offering', '=', offering)
		.forUpdate()
		.executeTakeFirst();
	if (!found) throw missing();
}

async function itemsOf(tx: Tx, part: Part, id: string): Promise<number> {
	const { count } = await festivals(tx)
		.selectFrom('agenda.item')
		.select((row) => row.fn.countAll<string>().as('count'))
		.where(part, '=', id)
		.where('deletedAt', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(count);
}

const stageColumns = async (tx: Tx, { name, place }: NewStage) => ({
	name: JSON.stringify(name),
	place: place && (await placeBySlug(place, tx)).id
});
