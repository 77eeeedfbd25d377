import type { Touched } from '#exchange/server';
import { ifThere } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { NewPlace } from '../place.schema.ts';
import type { Place } from '../place.ts';
import { placeById, updatePlace } from './places.ts';
import { type On, within } from './tables.ts';

/** What was written down of a place. */
export const writtenPlace = ({ id: _, organizationName: __, updatedAt: ___, deletedAt: ____, ...given }: Place) =>
	given;

/** What some places are now, as an import compares them. */
export async function lookAtPlaces(on: On, ids: readonly string[]): Promise<Map<string, object>> {
	const found: [string, object][] = [];
	for (const id of ids) {
		const place = await ifThere(placeById(id, on));
		if (place) found.push([id, { ...writtenPlace(place), trashed: place.deletedAt !== null }]);
	}
	return new Map(found);
}

/** What an import made goes, unless something happens there; what it changed becomes what it was. */
export async function takePlaceBack(tx: Tx, { ref: { id }, before }: Touched, by: By): Promise<void> {
	if (before) {
		await updatePlace(tx, id, before as NewPlace, by);
		return;
	}
	await within(tx).deleteFrom('network.place').where('id', '=', id).execute();
	await record(tx, { ...by, verb: 'network.place_trashed', object: ref('place', id), detail: {} });
}
