import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { asRow, every, isThat, named, of, type Place } from './places.ts';

/** How the rows of one table came back: all that did, those of them with what people have changed since, and those that are gone since. */
export type Returned = Readonly<{ back: number; changed: number; missing: number }>;

/**
 * Makes the rows again that the merger removed, the last one first: what hangs on a row went before it. One that is there by now is not made twice, and one
 * whose own ground is gone since is missing.
 */
export async function makeAgain(tx: Tx, merger: string, place: Place): Promise<Returned> {
	const columns = sql.join(place.columns.map(named));
	const grounds = place.parents.map(({ place: parent, columns: its, keys }) => {
		const same = keys.map((key, at) => sql`${of('p', key)} = ${of('b', its[at] ?? '')}`);
		const unsaid = its.map((column) => sql`${of('b', column)} is null`);
		return sql`(${sql.join(unsaid, sql` or `)} or exists (select from ${named(parent)} p where ${every(same)}))`;
	});
	const { numAffectedRows } = await sql`
		insert into ${named(place.place)} (${columns}) overriding system value
		select ${sql.join(place.columns.map((column) => of('b', column)))} from network.merger_row k ${asRow(place, 'before', 'b')}
		where k.merger = ${merger} and k.place = ${place.place} and k.key_is is null and ${every(grounds)}
		order by k.number desc on conflict do nothing`.execute(tx);
	const back = Number(numAffectedRows);
	const [all = 0] = await counted(tx, merger, place, sql`k.key_is is null`);
	return { back, changed: 0, missing: all - back };
}

/** Gives the rows that the merger moved or filled their values of before it, column by column: what somebody has changed since stays as it is. */
export async function giveBack(tx: Tx, merger: string, place: Place): Promise<Returned> {
	const touched = await touchedColumns(tx, merger, place);
	if (!touched.length) return { back: 0, changed: 0, missing: 0 };
	const moved = sql`k.key_was is not null and k.key_is is not null`;
	const [all = 0, there = 0, same = 0] = await counted(tx, merger, place, moved);
	const sets = touched.map(
		(column) =>
			sql`${named(column)} = case when k.before ? ${column} and ${isStill(column)} then ${of('b', column)} else ${of('t', column)} end`
	);
	await sql`
		update ${named(place.place)} t set ${sql.join(sets)} from network.merger_row k ${asRow(place, 'key_is', 'i')} ${asRow(place, 'before', 'b')}
		where k.merger = ${merger} and k.place = ${place.place} and ${moved} and ${isThat(place)}`.execute(tx);
	return { back: there, changed: there - same, missing: all - there };
}

/** Removes what the merger made, where nobody has changed it since. */
export async function removeMade(tx: Tx, merger: string, place: Place): Promise<void> {
	await sql`delete from ${named(place.place)} t using network.merger_row k ${asRow(place, 'key_is', 'i')}
		where k.merger = ${merger} and k.place = ${place.place} and k.key_was is null and ${isThat(place)} and ${isSame}`.execute(
		tx
	);
}

/** Whether a row, or a column of it, is what the merger left. */
const isSame = sql`to_jsonb(t) || k.after = to_jsonb(t)`;
const isStill = (column: string) => sql`coalesce(to_jsonb(${of('t', column)}), 'null') = k.after -> ${column}`;

/** How many rows were kept of a table, how many of them are there, and how many are what the merger left. */
async function counted(tx: Tx, merger: string, place: Place, which: RawBuilder<unknown>): Promise<number[]> {
	const { rows } = await sql<{ counts: number[] }>`
		select array[count(*), count(*) filter (where ${of('t', place.keys[0] ?? '')} is not null), count(*) filter (where ${isSame})]::int[] as counts
		from network.merger_row k ${asRow(place, 'key_is', 'i')} left join ${named(place.place)} t on ${isThat(place)}
		where k.merger = ${merger} and k.place = ${place.place} and ${which}`.execute(tx);
	return rows[0]?.counts ?? [];
}

async function touchedColumns(tx: Tx, merger: string, { place }: Place): Promise<string[]> {
	const { rows } = await sql<{ name: string }>`
		select distinct c.name from network.merger_row k cross join jsonb_object_keys(k.before) c (name)
		where k.merger = ${merger} and k.place = ${place} and k.key_was is not null and k.key_is is not null order by 1`.execute(
		tx
	);
	return rows.map(({ name }) => name);
}
