import { z } from 'zod';
import { type By, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { type On, within } from './tables.ts';

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const rings = z.array(z.array(position).min(4).max(5000)).min(1).max(200);

/** The parts of a region as GeoJSON has them (RFC 7946): polygons with a `name`, and what each lies `within` (an arrondissement) where that is known. */
export const Region = z.object({
	type: z.literal('FeatureCollection'),
	features: z
		.array(
			z.object({
				type: z.literal('Feature'),
				properties: z.object({ name: z.string().min(1).max(120), within: z.string().min(1).max(120).optional() }),
				geometry: z.discriminatedUnion('type', [
					z.object({ type: z.literal('Polygon'), coordinates: rings }),
					z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(rings).min(1).max(200) })
				])
			})
		)
		.max(500)
});
export type Region = Readonly<z.infer<typeof Region>>;

/** The ground of the map is one thing for the log, which knows things by an id. */
const GROUND = ref('region', '00000000-0000-7000-8000-000000000004');

/** Draws the ground of the map anew. */
export async function keepRegion(tx: Tx, { features }: Region, by: By): Promise<void> {
	await within(tx).deleteFrom('network.outline').execute();
	for (const { properties, geometry } of features)
		await within(tx)
			.insertInto('network.outline')
			.values({ ...properties, shape: JSON.stringify(geometry) })
			.execute();
	await record(tx, { ...by, verb: 'network.region_drawn', object: GROUND, detail: {} });
}

/** The ground of the map; without features when nobody has drawn it. */
export async function region(on: On = db): Promise<Region> {
	const rows = await within(on).selectFrom('network.outline').selectAll().orderBy('name').execute();
	return {
		type: 'FeatureCollection',
		features: rows.map(({ name, within: whole, shape }) => ({
			type: 'Feature' as const,
			properties: { name, ...(whole ? { within: whole } : {}) },
			geometry: shape as Region['features'][number]['geometry']
		}))
	};
}
