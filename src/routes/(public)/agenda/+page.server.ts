import { rowOf } from '#agenda';
import { chosenOfAgenda } from '#agenda/pages/chosen.server.ts';
import { localities, momentOf, upcomingPage } from '#agenda/server';
import { hub } from '#kernel/server/hub.ts';
import { sameForAll } from '#kernel/server/kept/kept.ts';
import { said } from '#kernel/words.ts';
import { sectors } from '#network/server';
import type { PageServerLoad } from './$types';

const SHOWN = 100;

export const load: PageServerLoad = async ({ url: { searchParams }, locals: { locale } }) => {
	const { timeZone } = await hub();
	const [known, towns] = await sameForAll('agenda choices', () => Promise.all([sectors(), localities()]));
	const slugs = known.map(({ slug }) => slug);
	const { filter, day } = chosenOfAgenda(searchParams, slugs, towns);
	const from = searchParams.get('from') ?? momentOf(`${day}T00:00`, timeZone)?.toISOString();
	const { listings, next } = await sameForAll(`agenda ${JSON.stringify([from, filter])}`, () =>
		upcomingPage(from ?? null, SHOWN, { filter })
	);
	return {
		area: 'agenda',
		listings: listings.map((listing) => rowOf(listing, locale)),
		next: next?.toISOString(),
		filter,
		day,
		sectors: known.map(({ slug, label }) => ({ slug, label: said(label, locale) })),
		localities: towns,
		narrowed: Boolean(day) || Object.values(filter).some((value) => value !== '' && value !== null && value !== false)
	};
};
