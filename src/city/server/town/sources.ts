import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { NewTown } from '../../town.schema.ts';
import type { TownColumns, TownKnown } from '../../town.ts';
import type { On } from '../reading.ts';

/** An address that gives places, with what became of it. */
export type TownSource = Readonly<{
	id: string;
	name: string;
	url: string;
	attribution: string;
	licence: string;
	columns: TownColumns;
	everyHours: number;
	pausedAt: Date | null;
	askedAt: Date | null;
	readAt: Date | null;
	hash: string | null;
	problem: Readonly<{ code: string; params: Readonly<Record<string, string | number>> }> | null;
	places: number;
	gone: number;
}>;

const selected = sql`
	select s.*, (select count(*)::int from city.town_place p where p.source = s.id and p.gone_at is null) as places,
		(select count(*)::int from city.town_place p where p.source = s.id and p.gone_at is not null) as gone
	from city.town_source s`;

export async function townSources(on: On = db): Promise<TownSource[]> {
	const { rows } = await sql<TownSource>`${selected} order by s.name collate "und-x-icu", s.id`.execute(on);
	return rows;
}

/** @throws 404 */
export async function townSource(id: string, on: On = db): Promise<TownSource> {
	const { rows } = isId(id) ? await sql<TownSource>`${selected} where s.id = ${id}`.execute(on) : { rows: [] };
	if (!rows[0]) throw missing();
	return rows[0];
}

/** Adds an address; the next job reads it. Sent twice, it is there once. @throws city_town_known */
export async function addTown(tx: Tx, given: NewTown, id: string = newId()): Promise<string> {
	const { name, url, attribution, licence, every } = given;
	const columns: TownColumns = {
		...{ id: given.columnId, name: given.columnName, address: given.columnAddress },
		...{ lat: given.columnLat, lon: given.columnLon }
	};
	const { rows } = await sql`select from city.town_source where url = ${url} and id <> ${id}`.execute(tx);
	if (rows.length) throw refused('city_town_known', {}, 422);
	await sql`insert into city.town_source (id, name, url, attribution, licence, columns, every_hours)
		values (${id}, ${name}, ${url}, ${attribution}, ${licence}, ${JSON.stringify(columns)}, ${every}) on conflict (id) do nothing`.execute(
		tx
	);
	return id;
}

/** Reads it no more until somebody says so; its places stay as they are. @throws 404 */
export async function pauseTown(tx: Tx, id: string, paused: boolean): Promise<void> {
	await townSource(id, tx);
	await sql`update city.town_source set paused_at = ${paused ? new Date() : null} where id = ${id}`.execute(tx);
}

/** What is known of its places. */
export async function knownOf(source: string, on: On): Promise<(TownKnown & Readonly<{ place: string }>)[]> {
	const { rows } = await sql<TownKnown & { place: string }>`
		select external, said, gone_at is not null as gone, place from city.town_place where source = ${source} order by external`.execute(
		on
	);
	return rows;
}

/** Where what is said of a place comes from; empty where somebody here has written it. */
export async function townsSaying(
	place: string,
	on: On = db
): Promise<Readonly<{ name: string; url: string; attribution: string; licence: string; goneAt: Date | null }>[]> {
	const { rows } = await sql<{
		name: string;
		url: string;
		attribution: string;
		licence: string;
		goneAt: Date | null;
	}>`
		select s.name, s.url, s.attribution, s.licence, p.gone_at from city.town_place p join city.town_source s on s.id = p.source
		where p.place = ${place} order by s.name`.execute(on);
	return rows;
}
