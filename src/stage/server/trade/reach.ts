import { bookedOccurrences } from '#agenda/server';
import { db } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import { type On, within } from '../tables.ts';

/** A show as the register and the archive name it. */
export type KeptShow = Readonly<{ id: string; title: Words; startsAt: Date; endsAt: Date; organization: string }>;

/** The shows of some organisations, published or not, the latest first; null for those of all. */
export async function keptShows(organizations: readonly string[] | null, on: On = db): Promise<KeptShow[]> {
	const rows = await within(on).selectFrom('stage.show').select(['id', 'occurrence']).execute();
	const listings = await bookedOccurrences(
		rows.map(({ occurrence }) => occurrence),
		on
	);
	const byOccurrence = new Map(listings.map((listing) => [listing.occurrence.id, listing]));
	const shows = rows.flatMap(({ id, occurrence }) => {
		const listing = byOccurrence.get(occurrence);
		if (!listing) return [];
		const { title, organization } = listing.offering;
		const { startsAt, endsAt } = listing.occurrence;
		return [{ id, title, startsAt, endsAt, organization: organization.id }];
	});
	return shows
		.filter(({ organization }) => !organizations || organizations.includes(organization))
		.sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime() || (a.id < b.id ? -1 : 1));
}
