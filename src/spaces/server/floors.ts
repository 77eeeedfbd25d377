import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Picture } from '#kernel/picture.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import type { On } from './tables.ts';

/** Where a space is on the picture of a floor, in per mille from its upper left corner. */
type Pin = Readonly<{ space: string; x: number; y: number }>;

/** The plan of a floor of a place. */
export type Floor = Readonly<{ id: string; place: string; name: Words; picture: Picture; pins: readonly Pin[] }>;

/** The floors of some places, in their order. */
export const floorsOf = (places: readonly string[], on: On = db): Promise<Floor[]> =>
	read(on, sql`f.place = any(${[...places]}::uuid[])`);

/** @throws 404 */
export async function floorById(id: string, on: On = db): Promise<Floor> {
	const [found] = isId(id) ? await read(on, sql`f.id = ${id}`) : [];
	if (!found) throw missing();
	return found;
}

type NewFloor = Readonly<{ place: string; name: Words; picture: Picture }>;

/** Adds the plan of a floor, below those that are there. @returns its id */
export async function addFloor(tx: Tx, { place, name, picture }: NewFloor, by: By): Promise<string> {
	const id = newId();
	await sql`insert into spaces.floor (id, place, name, picture, rank)
		select ${id}, ${place}, ${JSON.stringify(name)}::jsonb, ${JSON.stringify(picture)}::jsonb, count(*) from spaces.floor where place = ${place}`.execute(
		tx
	);
	await tell(tx, place, by);
	return id;
}

/** Takes a floor away, with its pins. @throws 404 */
export async function removeFloor(tx: Tx, id: string, by: By): Promise<void> {
	const { place } = await floorById(id, tx);
	await sql`delete from spaces.floor where id = ${id}`.execute(tx);
	await tell(tx, place, by);
}

/** Says where a space is on a floor; null: nowhere. @throws 404, spaces_pin_elsewhere for a space of another place. */
export async function pinSpace(
	tx: Tx,
	floor: string,
	space: string,
	at: Readonly<{ x: number; y: number }> | null,
	by: By
): Promise<void> {
	const { place } = await floorById(floor, tx);
	if (!isId(space)) throw missing();
	const { rows } = at
		? await sql`insert into spaces.pin (space, floor, x, y) select id, ${floor}, ${at.x}, ${at.y} from spaces.space where id = ${space} and place = ${place}
			on conflict (space) do update set floor = excluded.floor, x = excluded.x, y = excluded.y returning space`.execute(
				tx
			)
		: await sql`delete from spaces.pin where space = ${space} and floor = ${floor} returning space`.execute(tx);
	if (!rows.length && at) throw refused('spaces_pin_elsewhere', {}, 422);
	if (rows.length) await tell(tx, place, by);
}

const tell = (tx: Tx, place: string, by: By) =>
	record(tx, { ...by, verb: 'spaces.floor_changed', object: ref('place', place), detail: {} });

async function read(on: On, where: ReturnType<typeof sql>): Promise<Floor[]> {
	const { rows } = await sql<Floor>`
		select f.id, f.place, f.name, f.picture, coalesce((
			select json_agg(json_build_object('space', p.space, 'x', p.x, 'y', p.y) order by p.y, p.x) from spaces.pin p
			join spaces.space s on s.id = p.space and s.deleted_at is null where p.floor = f.id), '[]') as pins
		from spaces.floor f where ${where} order by f.place, f.rank, f.created_at`.execute(on);
	return rows;
}
