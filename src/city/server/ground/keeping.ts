import { sql } from 'kysely';
import { type By, ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { reportAs } from '#kernel/server/log.ts';
import { dropFiles, forgetUnlessNamed, keepFile, pathOf } from '#kernel/server/storage.ts';
import type { TrailMap } from '../../drawn-map.ts';
import type { Ground } from '../../ground.ts';
import { drawGround } from './drawing.ts';
import { type Tiles, withTiles } from './tiles.ts';

/**
 * Lays the ground of all trails down: an archive of vector tiles of level 14 (PMTiles, version 3); the one before goes.
 * @param takenOn the day of the extract, YYYY-MM-DD, where it is known
 * @returns the degrees that it reaches to. Throws when the file is none
 */
export async function layGround(
	path: string,
	content: Buffer,
	{ takenOn, by }: Readonly<{ takenOn: string | null; by: By }>
): Promise<Tiles['bounds']> {
	const bounds = await withTiles(path, async (tiles) => tiles.bounds);
	const gone = await transaction(async (tx) => {
		const before = await sql<{ file: string }>`delete from city.ground returning file`.execute(tx);
		const file = await keepFile(tx, content, 'application/vnd.pmtiles');
		const id = newId();
		await sql`insert into city.ground (id, file, taken_on) values (${id}, ${file}, ${takenOn})`.execute(tx);
		await record(tx, { ...by, verb: 'city.ground_laid', object: ref('ground', id), detail: {} });
		const others = before.rows.map((row) => row.file).filter((old) => old !== file);
		for (const old of others) await forgetUnlessNamed(tx, old);
		return others;
	});
	await dropFiles(gone);
	return bounds;
}

const MOST_REMEMBERED = 100;
const remembered = new Map<string, Promise<Ground | null>>();

/** What lies below the stops of an edition, where a ground was laid down; drawn once while the program runs; null too where it cannot be read. @param edition its hash */
export async function groundOf(edition: string, map: TrailMap | null): Promise<Ground | null> {
	if (!map) return null;
	const { rows } = await sql<{ file: string }>`select file from city.ground`.execute(db);
	if (!rows[0]) return null;
	const [path, key] = [pathOf(rows[0].file), `${edition} ${rows[0].file}`];
	const known = remembered.get(key);
	if (known) return known;
	const drawn = withTiles(path, (tiles) => drawGround(map, tiles)).catch((error) => {
		// the trail is shown without it, and the next who asks tries again
		remembered.delete(key);
		reportAs('city.ground')(error);
		return null;
	});
	if (remembered.size >= MOST_REMEMBERED) remembered.clear();
	remembered.set(key, drawn);
	return drawn;
}
