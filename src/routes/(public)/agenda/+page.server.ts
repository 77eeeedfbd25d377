import { upcomingPage } from '#agenda/server';
import type { PageServerLoad } from './$types';

const SHOWN = 100;

export const load: PageServerLoad = async ({ url }) => {
	const { listings, next } = await upcomingPage(url.searchParams.get('from'), SHOWN);
	return { area: 'agenda', listings, next: next?.toISOString() };
};
