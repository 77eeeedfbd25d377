import { calls } from '#venture/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const all = await calls();
	return {
		area: 'venture' as const,
		calls: all.filter(({ state }) => state !== 'closed'),
		closed: all.filter(({ state }) => state === 'closed')
	};
};
