import type { z } from 'zod';
import type { Listing } from '../index.ts';
import { upcomingPage } from '../server/index.ts';
import type { Occurrence, Occurrences } from './open-data.ts';

const MOST = 500;

/** What is to come, the next first; `?from=2026-12-01T00:00:00Z` only what starts then or later. */
export async function occurrencesOpen({ searchParams }: URL): Promise<z.infer<typeof Occurrences>> {
	const { listings, next } = await upcomingPage(searchParams.get('from'), MOST);
	return { items: listings.map(asOpenData), next: next?.toISOString() ?? null };
}

function asOpenData({ occurrence, offering }: Listing): z.infer<typeof Occurrence> {
	const { places, place } = occurrence;
	const { slug, kind, area, title, summary, audience, price, languages, fictional, organization } = offering;
	return {
		...timeOf(occurrence),
		status: occurrence.status,
		place: placeOf(place),
		places: { capacity: places.capacity, left: places.left, waiting: places.waiting },
		activity: {
			...{ slug, kind, area, title, summary, audience, price, languages, fictional },
			organization: { slug: organization.slug, name: organization.name }
		}
	};
}

/** When something happens, as open data says it. */
export const timeOf = ({ id, startsAt, endsAt, timeZone }: Listing['occurrence']) => ({
	...{ id, timeZone },
	startsAt: startsAt.toISOString(),
	endsAt: endsAt.toISOString()
});

/** Where something happens, as open data says it. */
export const placeOf = (place: Listing['occurrence']['place']) =>
	place && { name: place.name, address: place.address, locality: place.locality };
