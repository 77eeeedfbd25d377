import type { z } from 'zod';
import type { Listing } from '#agenda';
import { upcomingPage } from '#agenda/server';
import type { Occurrence, Occurrences } from '../shapes.ts';
import type { RequestHandler } from './$types';

const MOST = 500;

/** What is to come, the next first; `?from=2026-12-01T00:00:00Z` only what starts then or later. */
export const GET: RequestHandler = async ({ url }) => {
	const { listings, next } = await upcomingPage(url.searchParams.get('from'), MOST);
	const answer: z.infer<typeof Occurrences> = { items: listings.map(asOpenData), next: next?.toISOString() ?? null };
	return Response.json(answer);
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
