import { rowOf } from '#agenda';
import { upcoming } from '#agenda/server';
import { sameForAll } from '#kernel/server/kept/kept.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 5;

export const load: PageServerLoad = async ({ locals: { locale } }) => {
	const listings = await sameForAll('learning', () => upcoming({ from: new Date(), area: 'learning', limit: SHOWN }));
	return { listings: listings.map((listing) => rowOf(listing, locale)) };
};
