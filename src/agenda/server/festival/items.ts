import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { keepRevision, takeRevision } from '#kernel/server/revisions.ts';
import type { NewItem } from '../../festival/items.ts';
import { itemColumns } from './reading.ts';
import { festivals } from './tables.ts';

const MINUTE = 60_000;

/** Puts something on the programme. @returns its id. Throws 404 for a stage, track or séance that this festival has not. */
export async function planItem(tx: Tx, offering: string, given: NewItem, by: By): Promise<string> {
	await check(tx, offering, given);
	const id = newId();
	await festivals(tx)
		.insertInto('agenda.item')
		.values({ id, offering, ...columnsOf(given) })
		.execute();
	const minutes = minutesBetween(given.startsAt, given.endsAt);
	await record(tx, { ...by, verb: 'agenda.item_planned', ...about(offering, id), detail: { minutes } });
	return id;
}

/** Writes an item anew and keeps what it was, to undo it. The same again changes nothing. @throws what `planItem` throws. */
export async function rewriteItem(tx: Tx, offering: string, id: string, given: NewItem, by: By): Promise<void> {
	const before = await held(tx, offering, id);
	if (text(before) === text(given)) return;
	await check(tx, offering, given);
	// who is on stage are persons: what is kept names nobody
	const { people: _, ...kept } = before;
	await keepRevision(tx, ref('item', id), kept, by.actor?.kind === 'person' ? by.actor.id : null);
	await overwrite(tx, id, before, given);
	const detail = {
		movedMinutes: minutesBetween(before.startsAt, given.startsAt),
		stageChanged: before.stage !== given.stage
	};
	await record(tx, { ...by, verb: 'agenda.item_rewritten', ...about(offering, id), detail });
}

/** Takes the latest change of an item back; who is on stage stays as it is now. @throws agenda_nothing_to_undo, or what `planItem` throws. */
export async function undoItem(tx: Tx, offering: string, id: string, by: By): Promise<void> {
	const now = await held(tx, offering, id);
	const kept = (await takeRevision(tx, ref('item', id))) as Kept | null;
	if (!kept) throw refused('agenda_nothing_to_undo');
	const given = { ...kept, people: now.people, startsAt: new Date(kept.startsAt), endsAt: new Date(kept.endsAt) };
	await check(tx, offering, given);
	await overwrite(tx, id, now, given);
	const detail = {
		movedMinutes: minutesBetween(now.startsAt, given.startsAt),
		stageChanged: now.stage !== given.stage
	};
	await record(tx, { ...by, verb: 'agenda.item_rewritten', ...about(offering, id), detail });
}

/**
 * Moves an item by some minutes, and with `following` all that come after it on its stage within the next twelve hours, as when something runs late.
 * @returns how many were moved. Throws 404.
 */
export async function moveItem(
	tx: Tx,
	offering: string,
	id: string,
	{ minutes, following }: Readonly<{ minutes: number; following: boolean }>,
	by: By
): Promise<number> {
	const item = await held(tx, offering, id);
	const moved = following ? await followingIds(tx, item) : [];
	for (const one of [id, ...moved]) {
		const given = await held(tx, offering, one);
		const later = (at: Date) => new Date(at.getTime() + minutes * MINUTE);
		await rewriteItem(
			tx,
			offering,
			one,
			{ ...given, startsAt: later(given.startsAt), endsAt: later(given.endsAt) },
			by
		);
	}
	return moved.length + 1;
}

/** Calls an item off, which stays on the programme as such, or puts it on again. @throws 404. */
export async function cancelItem(tx: Tx, offering: string, id: string, off: boolean, by: By): Promise<void> {
	const { startsAt, endsAt } = await held(tx, offering, id);
	const changed = await festivals(tx)
		.updateTable('agenda.item')
		.set({ cancelledAt: off ? new Date() : null, updatedAt: new Date(), revision: sql<number>`revision + 1` })
		.where('id', '=', id)
		.where('cancelledAt', off ? 'is' : 'is not', null)
		.executeTakeFirst();
	if (!changed.numUpdatedRows) return;
	const verb = off ? ('agenda.item_cancelled' as const) : ('agenda.item_put_back' as const);
	await record(tx, { ...by, verb, ...about(offering, id), detail: { minutes: minutesBetween(startsAt, endsAt) } });
}

/** Takes an item off the programme into the trash, or puts it back. @throws festival_stage_gone when its stage is in the trash, or 404. */
export async function trashItem(tx: Tx, offering: string, id: string, out: boolean, by: By): Promise<void> {
	const { stage } = await held(tx, offering, id);
	if (!out) await stageIsThere(tx, offering, stage);
	const changed = await festivals(tx)
		.updateTable('agenda.item')
		.set({ deletedAt: out ? new Date() : null, updatedAt: new Date() })
		.where('id', '=', id)
		.where('deletedAt', out ? 'is' : 'is not', null)
		.executeTakeFirst();
	if (!changed.numUpdatedRows) return;
	const verb = out ? ('agenda.item_trashed' as const) : ('agenda.item_restored' as const);
	await record(tx, { ...by, verb, ...about(offering, id), detail: {} });
}

type Kept = Omit<NewItem, 'people' | 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string };

/** What is written about an item, held until the end of the transaction. */
async function held(tx: Tx, offering: string, id: string): Promise<NewItem> {
	if (!isId(id)) throw missing();
	const row = await festivals(tx)
		.selectFrom('agenda.item')
		.select(itemColumns)
		.where('id', '=', id)
		.where('offering', '=', offering)
		.forNoKeyUpdate()
		.executeTakeFirst();
	if (!row) throw missing();
	const { id: _, cancelledAt: __, revision: ___, updatedAt: ____, ...given } = row;
	return given;
}

/** The stage, the track and the séance of an item must be of its festival. */
async function check(tx: Tx, offering: string, { stage, track, occurrence }: NewItem): Promise<void> {
	await stageIsThere(tx, offering, stage);
	const named = [['agenda.track', track] as const, ['agenda.occurrence', occurrence] as const];
	for (const [table, id] of named) {
		if (!id) continue;
		const found = await festivals(tx)
			.selectFrom(table)
			.select('id')
			.where('id', '=', id)
			.where('offering', '=', offering)
			.executeTakeFirst();
		if (!found) throw missing();
	}
}

async function stageIsThere(tx: Tx, offering: string, id: string): Promise<void> {
	const stage = await festivals(tx)
		.selectFrom('agenda.stage')
		.select('deletedAt')
		.where('id', '=', id)
		.where('offering', '=', offering)
		.forShare()
		.executeTakeFirst();
	if (!stage) throw missing();
	if (stage.deletedAt) throw refused('festival_stage_gone');
}

async function followingIds(tx: Tx, { stage, startsAt }: NewItem): Promise<string[]> {
	const rows = await festivals(tx)
		.selectFrom('agenda.item')
		.select('id')
		.where('stage', '=', stage)
		.where('deletedAt', 'is', null)
		.where('startsAt', '>', startsAt)
		.where('startsAt', '<', new Date(startsAt.getTime() + 12 * 60 * MINUTE))
		.orderBy('startsAt')
		.execute();
	return rows.map(({ id }) => id);
}

async function overwrite(tx: Tx, id: string, before: NewItem, given: NewItem): Promise<void> {
	const moved = minutesBetween(before.startsAt, given.startsAt) || minutesBetween(before.endsAt, given.endsAt);
	const raised = moved || before.stage !== given.stage ? { revision: sql<number>`revision + 1` } : {};
	await festivals(tx)
		.updateTable('agenda.item')
		.set({ ...columnsOf(given), ...raised, updatedAt: new Date() })
		.where('id', '=', id)
		.execute();
}

const columnsOf = ({ title, summary, ...plainly }: NewItem) => ({
	...plainly,
	title: JSON.stringify(title),
	summary: summary && JSON.stringify(summary)
});

const about = (offering: string, id: string) => ({ object: ref('item', id), context: ref('offering', offering) });

const minutesBetween = (from: Date, to: Date): number => Math.round((to.getTime() - from.getTime()) / MINUTE);

/** In JSON with sorted keys, since PostgreSQL changes the order of a text's languages. */
const text = (value: unknown): string =>
	JSON.stringify(value, (_, one: unknown) =>
		one && typeof one === 'object' && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort()) : one
	);
