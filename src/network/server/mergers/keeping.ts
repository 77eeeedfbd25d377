import { sql } from 'kysely';
import type { By } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { complainOf, type Tx } from '#kernel/server/db.ts';
import { lockOrganization } from '../organizations.ts';
import { letGo } from './letting-go.ts';
import { mergerPlaces, named, of, type Place } from './places.ts';

/** A merger under way: what had been written before it in its transaction. */
type Begun = Readonly<{ id: string; kept: string; written: ReadonlyMap<string, number> }>;

/** From here to `endMerger`, what the transaction changes is kept, row by row, by a trigger of each table that takes part. @throws 404 */
export async function beginMerger(tx: Tx, gone: string, kept: string, by: By): Promise<Begun> {
	const [id, { name }] = [newId(), await lockOrganization(tx, gone)];
	const actor = by.actor?.kind === 'person' ? by.actor.id : null;
	await sql`insert into network.merger (id, gone, kept, gone_name, merged_by) values (${id}, ${gone}, ${kept}, ${name}, ${actor})`.execute(
		tx
	);
	await sql`select set_config('valley.merger', ${id}, true)`.execute(tx);
	return { id, kept, written: await written(tx) };
}

/**
 * Ends it: of what only moved, what moved stays kept, and not the rest.
 * When a table was changed that does not take part, it could not be undone whole, and cannot be undone at all: an error in tests, a line of the log in a hub.
 */
export async function endMerger(tx: Tx, { id, kept, written: before }: Begun): Promise<void> {
	await sql`select set_config('valley.merger', '', true)`.execute(tx);
	const places = await mergerPlaces(tx);
	const aside = [...(await written(tx))].filter(
		([place, count]) => count > (before.get(place) ?? 0) && !places.some((one) => one.place === place)
	);
	if (aside.length) {
		complainOf(`a merger has changed ${aside.map(([place]) => place)}: network.takes_part_in_mergers, in a migration`);
		await letGo(tx, 'unkept', sql`m.id = ${id}`);
		return;
	}
	await nameInRows(tx, id);
	await forgetTheSame(tx, id, places);
	const naming = JSON.stringify(await rowsNaming(tx, places, kept));
	await sql`update network.merger set named = ${naming} where id = ${id}`.execute(tx);
}

/** The keys of the rows that name an organisation, by table. */
export async function rowsNaming(tx: Tx, places: readonly Place[], organization: string): Promise<Naming> {
	const { rows } = await sql<{ place: string; keys: object[] }>`
		select place, jsonb_agg(key order by key) as keys from (${sql.join(
			places.flatMap((place) => (place.named.length ? [namingIn(place, organization)] : [])),
			sql` union all `
		)}) naming group by place`.execute(tx);
	return Object.fromEntries(rows.map(({ place, keys }) => [place, keys]));
}

export type Naming = Readonly<Record<string, readonly object[]>>;

const namingIn = ({ place, keys, named: its }: Place, organization: string) => sql`
	select ${place}::text as place, jsonb_build_object(${sql.join(keys.flatMap((key) => [sql.lit(key), of('t', key)]))}) as key
	from ${named(place)} t where ${organization}::uuid in (${sql.join(its.map((column) => of('t', column)))})`;

/** How many rows the transaction has written of each table, but of the log and of what a merger keeps. */
async function written(tx: Tx): Promise<Map<string, number>> {
	const { rows } = await sql<{ place: string; count: number }>`
		select relid::regclass::text as place, n_tup_ins + n_tup_upd + n_tup_del as count from pg_stat_xact_user_tables
		where n_tup_ins + n_tup_upd + n_tup_del > 0
			and relid::regclass::text !~ '^(kernel[.](activity.*|pseudonym)|network[.]merger(_row)?)$'`.execute(tx);
	return new Map(rows.map(({ place, count }) => [place, count]));
}

/** Says which persons stand in what is kept. */
const nameInRows = (tx: Tx, id: string) =>
	sql`
	update network.merger_row k set persons = named.ids from (
		select r.number, array_agg(distinct p.id) as ids from network.merger_row r
			cross join lateral regexp_matches(concat(r.before, r.after), '"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"', 'g') found
			join identity.person p on p.id = found[1]::uuid
		where r.merger = ${id} group by r.number) named
	where k.merger = ${id} and k.number = named.number`.execute(tx);

/** Leaves of a row that is there before and after only what is another by now, and nothing of one that is the same. */
async function forgetTheSame(tx: Tx, id: string, places: readonly Place[]): Promise<void> {
	const columns = JSON.stringify(Object.fromEntries(places.map((place) => [place.place, place.columns])));
	const other = (
		its: 'before' | 'after'
	) => sql`(select coalesce(jsonb_object_agg(c.name, k.${sql.raw(its)} -> c.name), '{}')
		from jsonb_array_elements_text(${columns}::jsonb -> k.place) c (name) where k.before -> c.name is distinct from k.after -> c.name)`;
	await sql`update network.merger_row k set before = ${other('before')}, after = ${other('after')}
		where merger = ${id} and key_was is not null and key_is is not null`.execute(tx);
	await sql`delete from network.merger_row where merger = ${id} and before = '{}' and after = '{}'`.execute(tx);
}
