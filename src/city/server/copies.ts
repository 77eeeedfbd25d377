import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { Copy, CopyLayer, CopyMedia, CopyRiddle, CopyStop } from '../faults.ts';
import { experimentsOf } from './experiments.ts';
import { mediaOfOrganization } from './media.ts';
import type { On, Trail } from './reading.ts';

type Bare = Omit<CopyStop, 'layers' | 'passport' | 'point' | 'reaction' | 'riddles'>;

/** What a team has written of a trail, whole; whoever calls has asked who reads. */
export async function copyOf({ id, organization }: Pick<Trail, 'id' | 'organization'>, on: On = db): Promise<Copy> {
	const { rows } = await sql<Bare>`
		select s.id, s.code, s.lat, s.lon, s.spot, s.picture, s.voices,
			case when p.id is not null and p.deleted_at is null then jsonb_build_object('slug', p.slug, 'name', p.name, 'address', p.address, 'lat', p.lat, 'lon', p.lon) end as place
		from city.stop s left join network.place p on p.id = s.place where s.trail = ${id} order by s.position`.execute(on);
	const layers = await ofStops<CopyLayer>(sql`select l.* from city.layer l`, id, on);
	const riddles = await ofStops<CopyRiddle>(sql`select l.* from city.riddle l`, id, on);
	const experiments = await experimentsOf(id, on);
	const media: readonly CopyMedia[] = await mediaOfOrganization(organization, on);
	return {
		stops: rows.map((one) => ({
			...placed(one),
			layers: layers.get(one.id) ?? [],
			riddles: riddles.get(one.id) ?? [],
			...experiments.get(one.id)
		})),
		media: new Map(media.map((one) => [one.id, one]))
	};
}

/** A stop without a point of its own is where its place is. */
function placed({ place, lat, lon, ...stop }: Bare) {
	const {
		lat: ofPlace = null,
		lon: lonOfPlace = null,
		...named
	} = (place ?? {}) as Partial<Record<'lat' | 'lon', number>>;
	const at = { lat: lat ?? ofPlace, lon: lon ?? lonOfPlace, point: { lat, lon } };
	return { ...stop, ...at, place: place && (named as CopyStop['place']) };
}

async function ofStops<Row>(select: ReturnType<typeof sql>, trail: string, on: On): Promise<Map<string, Row[]>> {
	const { rows } = await sql<Row & { stop: string }>`
		${select} join city.stop s on s.id = l.stop where s.trail = ${trail} order by l.stop, l.locale`.execute(on);
	return Map.groupBy(rows, ({ stop }) => stop);
}
