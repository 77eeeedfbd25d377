import { rowOf } from '#agenda';
import { upcoming } from '#agenda/server';
import { shownToAll } from '#kernel/server/kept/kept.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 5;

export const load: PageServerLoad = async ({ locals: { locale } }) => {
	const read = () => upcoming({ from: new Date(), area: 'learning', limit: SHOWN });
	const listings = await shownToAll('learning', locale, read);
	return { listings: listings.map((listing) => rowOf(listing, locale)) };
};
