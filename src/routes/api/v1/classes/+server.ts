import type { z } from 'zod';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { afternoons, classActivities } from '#learning/server';
import type { ClassOffer } from '../shapes.ts';
import type { RequestHandler } from './$types';

/** What a class can come to, with the afternoons to come that anybody may see. */
export const GET: RequestHandler = async ({ locals: { locale } }) => {
	const [activities, coming] = await Promise.all([classActivities(), afternoons()]);
	const items = activities.flatMap(({ id, slug, title, summary, organization, published, offer }) => {
		if (!published || !offer) return [];
		const { offering: _, years, streams, aims, ...needs } = offer;
		const its = coming.filter(({ listing }) => listing.offering.id === id);
		const item: z.infer<typeof ClassOffer> = {
			...{ activity: slug, title, summary, organization, ...needs },
			...{ years: [...years], streams: [...streams], aims: [...aims] },
			afternoons: its.map(({ listing: { occurrence } }) => ({
				...{ id: occurrence.id, timeZone: occurrence.timeZone, left: occurrence.places.left },
				startsAt: occurrence.startsAt.toISOString(),
				endsAt: occurrence.endsAt.toISOString(),
				place: occurrence.place && {
					name: occurrence.place.name,
					address: occurrence.place.address,
					locality: occurrence.place.locality
				},
				url: publicUrl() + href(`/learning/classes/${occurrence.id}`, locale)
			}))
		};
		return [item];
	});
	return Response.json({ items });
};
