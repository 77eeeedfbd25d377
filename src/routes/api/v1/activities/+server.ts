import type { z } from 'zod';
import type { Listing } from '#agenda';
import { upcoming } from '#agenda/server';
import type { Occurrence } from '../shapes.ts';
import type { RequestHandler } from './$types';

const MOST = 500;

/** What is to come, the next first. */
export const GET: RequestHandler = async () => {
	const listings = await upcoming({ from: new Date(), limit: MOST });
	return Response.json({ items: listings.map(asOpenData) });
};

function asOpenData({ occurrence, offering }: Listing): z.infer<typeof Occurrence> {
	const { id, startsAt, endsAt, timeZone, status, place, places } = occurrence;
	const { slug, kind, area, title, summary, audience, price, languages, fictional, organization } = offering;
	return {
		id,
		startsAt: startsAt.toISOString(),
		endsAt: endsAt.toISOString(),
		timeZone,
		status,
		place: place && { name: place.name, address: place.address, locality: place.locality },
		places: { capacity: places.capacity, left: places.left, waiting: places.waiting },
		activity: {
			slug,
			kind,
			area,
			title,
			summary,
			audience,
			price,
			languages,
			fictional,
			organization: { slug: organization.slug, name: organization.name }
		}
	};
}
