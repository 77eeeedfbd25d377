import { sql } from 'kysely';
import { previewToken } from '#city/server';
import { db } from '#kernel/server/db.ts';

/** The guide and the sensors: looked at by city-access, and by no other claim. */
export const OF_CITY = /^\/(guide|g|sensors|me\/(guide|sensors)|desk\/(guide|sensors))(?=[/?]|$)/;

/** Our own paths of what is shown of the city: to visitors, to whoever answers for an invented station, to who keeps a sensor, and to the team. */
export async function cityPages(): Promise<Record<'public' | 'person' | 'desk', string[]> & { kept: Kept[] }> {
	const { rows: trails } = await sql<{ id: string; slug: string; stop: string; code: string; riddle: string | null }>`
		select t.id, t.slug, s.id as stop, s.code,
			(select r.code from city.stop r join city.riddle q on q.stop = r.id where r.trail = t.id order by r.position limit 1) as riddle
		from city.trail t join city.stop s on s.trail = t.id and s.position = (select min(position) from city.stop where trail = t.id)
			join network.organization_card o on o.id = t.organization
		where o.slug = 'tele-terril' and t.edition is not null order by t.slug`.execute(db);
	const { rows: things } = await sql<{ id: string; slug: string; seen: string; keeper: string | null }>`
		select id, slug, seen, keeper from sensing.thing where retired_at is null order by slug`.execute(db);
	const thing = things.find(({ seen }) => seen === 'public');
	if (!trails.length || !thing) throw new Error('the demonstration has no trail or no sensor');
	const kept = things.flatMap(({ id, keeper }) => (keeper ? [{ person: keeper, path: `/me/sensors/${id}` }] : []));
	const previews = trails.flatMap(({ id, code }) => {
		const preview = `/guide/preview/${previewToken(id)}`;
		return [preview, `${preview}/${code}`];
	});
	return {
		public: [
			'/guide',
			'/guide/kept',
			'/sensors',
			...trails.flatMap(({ slug, code, riddle }) =>
				['', `/${code}`, ...(riddle ? [`/${riddle}`] : [])].map((part) => `/guide/${slug}${part}`)
			),
			...previews,
			...['day', 'month'].map((range) => `/sensors/${thing.slug}?range=${range}`)
		],
		person: [
			...['/me/guide', '/me/guide/new', '/me/guide/receive', '/me/sensors'],
			...trails.flatMap(({ id, stop }) =>
				[
					'',
					'/edit',
					'/editions',
					'/figures',
					'/hubs',
					'/media',
					'/media/iiif',
					'/import',
					'/sheets',
					'/voices',
					`/stops/${stop}`
				].map((part) => `/me/guide/${id}${part}`)
			)
		],
		desk: ['/desk/guide', '/desk/guide/town', '/desk/sensors', '/desk/sensors/new', `/desk/sensors/${thing.id}`],
		kept
	};
}

type Kept = Readonly<{ person: string; path: string }>;
