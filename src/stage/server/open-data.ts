import { z } from 'zod';
import { href } from '#kernel/address.ts';
import { listOf, openData } from '#kernel/server/open-data.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { Words } from '#kernel/words.schema.ts';
import type { Locale } from '#kernel/words.ts';
import { allShows } from './index.ts';

const MOST = 500;
const moment = z.iso.datetime();

/** A show that anybody may watch: what is to come, on air, or can be seen again. */
const Show = z.strictObject({
	id: z.uuid(),
	title: Words,
	summary: Words,
	startsAt: moment,
	endsAt: moment,
	timeZone: z.string(),
	state: z.enum(['coming', 'live', 'over', 'cancelled']),
	stations: z.array(z.strictObject({ slug: z.string(), name: z.string() })),
	organization: z.strictObject({ slug: z.string(), name: z.string() }),
	url: z.url(),
	fictional: z.boolean()
});

export const open = [
	openData({
		path: '/shows',
		summary: 'The shows of Antenne, to come, on air or to be seen again',
		gives: 'Up to 500 shows, the latest first',
		shape: listOf(Show),
		read: async ({ locale }) => ({ items: await showsRead(locale) })
	})
];

async function showsRead(locale: Locale): Promise<z.infer<typeof Show>[]> {
	const all = { q: '', state: '', station: '', only: null, sort: 'date', descending: true, locale } as const;
	const rows = (await allShows(all)).filter(({ listing }) => listing.offering.publishedAt !== null).slice(0, MOST);
	return rows.map(({ id, listing: { occurrence, offering }, state, stations }) => ({
		...{ id, title: offering.title, summary: offering.summary, timeZone: occurrence.timeZone },
		startsAt: occurrence.startsAt.toISOString(),
		endsAt: occurrence.endsAt.toISOString(),
		state: state === 'draft' ? 'coming' : state,
		stations: stations.map(({ name, slug }) => ({ name, slug })),
		organization: { slug: offering.organization.slug, name: offering.organization.name },
		url: publicUrl() + href(`/antenne/${id}`, locale),
		fictional: offering.fictional
	}));
}
