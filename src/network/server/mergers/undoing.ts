import { sql } from 'kysely';
import { type By, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { lockOrganization } from '../organizations.ts';
import { keepAddress } from './address.ts';
import { rowsNaming } from './keeping.ts';
import { dropRows } from './letting-go.ts';
import { holdMerger, type Merger } from './mergers.ts';
import { mergerPlaces, type Place } from './places.ts';
import { giveBack, makeAgain, type Returned, removeMade } from './putting-back.ts';

/** What undoing a merger did, by table: what came back, and what has come since and stays with the one that stayed. */
export type Undone = Readonly<{
	gone: string;
	kept: string;
	name: string;
	keptName: string;
	slug: string;
	back: Readonly<Record<string, number>>;
	changed: number;
	missing: number;
	/** Whether people have changed what the one that stayed says, of what the merger had filled in. */
	keptChanged: boolean;
	since: Readonly<Record<string, number>>;
}>;

/**
 * Undoes a merger: the organisation that went is there again with all that hung on it, as far as nobody has changed it since; the fact `network.unmerged`
 * tells it. What people have changed stays as they left it, and goes along.
 * @param slug another address for it, where its own is somebody else's by now.
 * @throws 404, network_unmerge_undone, network_unmerge_erased, network_unmerge_unkept, network_unmerge_late, network_unmerge_later, network_unmerge_gone,
 * network_unmerge_address (somebody has its address), network_slug_wrong.
 */
export async function undoMerger(tx: Tx, id: string, by: By, slug = ''): Promise<Undone> {
	const merger = await holdMerger(tx, id);
	const its = await keepAddress(tx, merger, slug);
	await sql`select set_config('timezone', 'UTC', true)`.execute(tx);
	const places = await mergerPlaces(tx);
	const since = await comeSince(tx, merger, places);
	const returned = await putBack(tx, merger, places);
	await forgetChangesOfBoth(tx, merger);
	const { name: keptName, kind } = await lockOrganization(tx, merger.kept);
	const actor = by.actor?.kind === 'person' ? by.actor.id : null;
	await sql`update network.merger set undone_at = now(), undone_by = ${actor}, named = null where id = ${id}`.execute(
		tx
	);
	await dropRows(tx, id);
	const [object, target] = [ref('organization', merger.kept), ref('organization', merger.gone)];
	await record(tx, { ...by, verb: 'network.unmerged', object, target, detail: { kind } });
	return { ...merger, name: merger.goneName, keptName, slug: its, since, ...summed(returned) };
}

/** What names the one that stays and did not when the merger was done, by table. */
async function comeSince(tx: Tx, { kept, named }: Merger, places: readonly Place[]): Promise<Record<string, number>> {
	const key = (one: object): string => JSON.stringify(Object.entries(one).toSorted());
	const now = Object.entries(await rowsNaming(tx, places, kept)).map(([place, keys]): [string, number] => {
		const then = new Set((named[place] ?? []).map(key));
		return [place, keys.filter((one) => !then.has(key(one))).length];
	});
	return Object.fromEntries(now.filter(([, count]) => count));
}

/** What was removed first, since what moved hangs on it; of the tables the one whose rows went last, which is the organisation itself. */
async function putBack(tx: Tx, { id }: Merger, places: readonly Place[]): Promise<Map<string, Returned>> {
	const { rows } = await sql<{ place: string; removed: boolean; made: boolean }>`
		select place, bool_or(key_is is null) as removed, bool_or(key_was is null) as made from network.merger_row where merger = ${id}
		group by place order by max(number) filter (where key_is is null) desc nulls last`.execute(tx);
	const its = rows.flatMap((row) =>
		places.filter(({ place }) => place === row.place).map((place) => ({ ...row, place }))
	);
	const returned = new Map<string, Returned>();
	for (const { place, removed } of its) if (removed) returned.set(place.place, await makeAgain(tx, id, place));
	for (const { place } of its) {
		const moved = await giveBack(tx, id, place);
		const made = returned.get(place.place);
		returned.set(place.place, {
			...moved,
			back: moved.back + (made?.back ?? 0),
			missing: moved.missing + (made?.missing ?? 0)
		});
	}
	for (const { place, made } of its) if (made) await removeMade(tx, id, place);
	return returned;
}

/** Tables of which people are told no figure: the page itself, and what leads to it. */
const aside = new Set(['network.organization', 'network.former_address', 'kernel.revision']);

function summed(returned: ReadonlyMap<string, Returned>) {
	const told = [...returned].filter(([place]) => !aside.has(place));
	const sum = (one: 'changed' | 'missing') => told.reduce((all, [, its]) => all + its[one], 0);
	return {
		back: Object.fromEntries(told.flatMap(([place, { back }]) => (back ? [[place, back] as const] : []))),
		changed: sum('changed'),
		missing: sum('missing'),
		keptChanged: (returned.get('network.organization')?.changed ?? 0) > 0
	};
}

/** A change of the time when both were one is not taken back, nor one from before it over such a change. */
async function forgetChangesOfBoth(tx: Tx, { id, kept }: Merger): Promise<void> {
	await sql`delete from kernel.revision where kind = 'organization' and object = ${kept} and exists (
		select from kernel.revision s join network.merger m on m.id = ${id} and s.changed_at > m.merged_at
		where s.kind = 'organization' and s.object = ${kept})`.execute(tx);
}
