import { sql } from 'kysely';
import type { Tx } from '#kernel/server/db.ts';
import { boxAround } from '../area.ts';
import { within } from '../tables.ts';
import type { Stream } from './observing.ts';

/**
 * Of what something is observed that does not say of what: where the thing stands (OGC 18-088, 8.2.8). It is made of the location with the first such
 * observation. @returns its number; null where the thing stands nowhere
 */
export async function featureOf(tx: Tx, stream: Stream): Promise<number | null> {
	if (stream.location === null || stream.feature !== null) return stream.feature;
	const { rows } =
		await sql<Place>`select organization, name, description, encoding, location, feature from sensing.location
		where number = ${stream.location} for update`.execute(tx);
	const [place] = rows;
	if (!place) return null;
	stream.feature = place.feature ?? (await makeFeature(tx, stream.location, place));
	return stream.feature;
}

type Place = Readonly<{
	organization: string;
	name: string;
	description: string;
	encoding: string;
	location: unknown;
	feature: number | null;
}>;

async function makeFeature(tx: Tx, location: number, { location: shape, feature: _, ...rest }: Place): Promise<number> {
	const { number } = await within(tx)
		.insertInto('sensing.feature')
		.values({ ...rest, feature: JSON.stringify(shape), ...boxAround(shape) })
		.returning('number')
		.executeTakeFirstOrThrow();
	await within(tx).updateTable('sensing.location').set({ feature: number }).where('number', '=', location).execute();
	return number;
}
