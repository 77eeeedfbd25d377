import { localOf } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import { placeBySlug } from '#network/server';
import type { Stretch } from '../index.ts';
import { floorsOf, freeAt, spaces } from '../server/index.ts';
import { stretchIn } from '../server/times.ts';

/** The plan of a place: its floors, and whether each of its spaces is free now, or at the moment that an address asks for. @throws 404 */
export async function planShown(slug: string, params: URLSearchParams) {
	const place = await placeBySlug(slug);
	const { timeZone } = await hub();
	const text = (name: string) => (params.get(name) ?? '').slice(0, 20);
	const asked = { day: text('day'), from: text('from'), until: text('until') };
	const now = new Date();
	const moment: Stretch = stretchIn(asked, timeZone) ?? { from: now, until: new Date(now.getTime() + 60_000) };
	const [floors, all] = await Promise.all([floorsOf([place.id]), spaces({ place: slug })]);
	const free = await freeAt(all, moment);
	return {
		...{ area: 'venture' as const, place: { slug, name: place.name }, floors, asked },
		moment: stretchIn(asked, timeZone),
		today: localOf(now, timeZone).slice(0, 10),
		spaces: all.map((space) => ({ ...space, free: free.has(space.id) }))
	};
}
