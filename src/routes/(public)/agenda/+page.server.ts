import { upcoming } from '#agenda/server';
import type { PageServerLoad } from './$types';

const SHOWN = 100;

export const load: PageServerLoad = async () => ({
	area: 'agenda',
	listings: await upcoming({ from: new Date(), limit: SHOWN })
});
