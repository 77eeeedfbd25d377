import type { z } from 'zod';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { allShows } from '#stage/server';
import type { Show, Shows } from '../shapes.ts';
import type { RequestHandler } from './$types';

const MOST = 500;

/** The shows that anybody may watch, the latest first. */
export const GET: RequestHandler = async ({ locals: { locale } }) => {
	const all = { q: '', state: '', station: '', only: null, sort: 'date', descending: true, locale } as const;
	const rows = (await allShows(all)).filter(({ listing }) => listing.offering.publishedAt !== null).slice(0, MOST);
	const items = rows.map(
		({ id, listing: { occurrence, offering }, state, stations }): z.infer<typeof Show> => ({
			id,
			title: offering.title,
			summary: offering.summary,
			startsAt: occurrence.startsAt.toISOString(),
			endsAt: occurrence.endsAt.toISOString(),
			timeZone: occurrence.timeZone,
			state: state === 'draft' ? 'coming' : state,
			stations: stations.map(({ name, slug }) => ({ name, slug })),
			organization: { slug: offering.organization.slug, name: offering.organization.name },
			url: publicUrl() + href(`/antenne/${id}`, locale),
			fictional: offering.fictional
		})
	);
	const answer: z.infer<typeof Shows> = { items };
	return Response.json(answer);
};
