import type { Words } from '#kernel/words.ts';
import type { PlaceCard } from '#network';
import type { Listing } from '../occurrence.ts';

type PlaceRow = { [K in 'locality' | 'address' | 'lat' | 'lon']: PlaceCard[K] | null } & {
	placeId: string | null;
	placeSlug: string | null;
	placeName: string | null;
	listed: boolean;
};

/** The place that a row of a list names. */
export function placeIn({ placeId, placeSlug, placeName, ...where }: PlaceRow): Listing['occurrence']['place'] {
	if (!placeId || !placeSlug || !placeName) return null;
	const { locality, address, lat, lon, listed } = where;
	return { id: placeId, slug: placeSlug, name: placeName, locality, address, lat, lon, listed };
}

/** The space in it. */
export const spaceIn = ({ spaceSlug, spaceName }: Readonly<{ spaceSlug: string | null; spaceName: Words | null }>) =>
	spaceSlug && spaceName ? { slug: spaceSlug, name: spaceName } : null;
