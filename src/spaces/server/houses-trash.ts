import { refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { placeById, trashPlace } from '#network/server';
import { lockHouses } from './houses.ts';
import { spaces } from './reading.ts';

/** Puts a place into the trash that has no space any more. @throws house_place_used while it has some that are not in the trash; 404. */
export async function trashHouse(tx: Tx, id: string, by: By): Promise<void> {
	const { slug } = await placeById(id, tx);
	await lockHouses(tx, [id]);
	const { length } = await spaces({ place: slug }, tx);
	if (length) throw refused('house_place_used', { count: length });
	await trashPlace(tx, id, true, by);
}
