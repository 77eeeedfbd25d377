import { rowOf } from '#agenda';
import { chosenOfAgenda } from '#agenda/pages/chosen.server.ts';
import { localities, upcomingPage } from '#agenda/server';
import { momentOf } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import { shownToAll } from '#kernel/server/kept/kept.ts';
import { sectors } from '#network/server';
import type { PageServerLoad } from './$types';

const SHOWN = 100;

export const load: PageServerLoad = async ({ url: { searchParams }, locals: { locale } }) => {
	const { timeZone } = await hub();
	const [known, towns] = await shownToAll('agenda choices', locale, () => Promise.all([sectors(), localities()]));
	const slugs = known.map(({ slug }) => slug);
	const { filter, day } = chosenOfAgenda(searchParams, slugs, towns);
	const from = searchParams.get('from') ?? momentOf(`${day}T00:00`, timeZone)?.toISOString();
	const listed = await shownToAll(`agenda ${JSON.stringify([from, filter])}`, locale, async () => {
		const { listings, next } = await upcomingPage(from ?? null, SHOWN, { filter });
		return { listings: listings.map((listing) => rowOf(listing, locale)), next: next?.toISOString() };
	});
	return {
		...{ area: 'agenda', ...listed, filter, day, sectors: known, localities: towns },
		narrowed: Boolean(day) || Object.values(filter).some((value) => value !== '' && value !== null && value !== false)
	};
};
