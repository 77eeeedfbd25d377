import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import type { Listing } from '../index.ts';
import { occurrence } from '../server/index.ts';

/** The séance that an address names. @throws 404 when there is none, or not in this activity. */
export async function seance({ slug, occurrence: id }: { slug: string; occurrence: string }): Promise<Listing> {
	if (!isId(id)) throw missing();
	const listing = await occurrence(id);
	if (listing.offering.slug !== slug) throw missing();
	return listing;
}
