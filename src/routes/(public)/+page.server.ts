import { upcoming } from '#agenda/server';
import { weeks } from '#impact/server';
import { hub } from '#kernel/server/hub.ts';
import type { PageServerLoad } from './$types';

const YEAR = 53;

export const load: PageServerLoad = async () => {
	const now = new Date();
	const [{ claim, intro, region }, listings, facts] = await Promise.all([
		hub(),
		upcoming({ from: now, limit: 5 }),
		weeks(YEAR, now)
	]);
	return { claim, intro, region, listings, weeks: facts };
};
