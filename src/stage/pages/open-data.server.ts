import type { z } from 'zod';
import { timeOf } from '#agenda/pages/open-data.server.ts';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { Locale } from '#kernel/words.ts';
import { allShows } from '../server/index.ts';
import type { Show } from './open-data.ts';

const MOST = 500;

/** The shows that anybody may watch, the latest first. */
export async function showsOpen(locale: Locale) {
	const all = { q: '', state: '', station: '', only: null, sort: 'date', descending: true, locale } as const;
	const rows = (await allShows(all)).filter(({ listing }) => listing.offering.publishedAt !== null).slice(0, MOST);
	return rows.map(({ id, listing: { occurrence, offering }, state, stations }): z.infer<typeof Show> => {
		const { title, summary, fictional, organization } = offering;
		return {
			...{ ...timeOf(occurrence), id, title, summary, fictional },
			state: state === 'draft' ? 'coming' : state,
			stations: stations.map(({ name, slug }) => ({ name, slug })),
			organization: { slug: organization.slug, name: organization.name },
			url: publicUrl() + href(`/antenne/${id}`, locale)
		};
	});
}
