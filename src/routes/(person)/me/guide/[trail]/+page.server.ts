import {
	add,
	approveIt,
	ask,
	down,
	giveBack,
	overviewShown,
	remove,
	up,
	withdraw
} from '#city/pages/overview.server.ts';
import { requireTrail } from '#city/pages/team.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'city' as const,
	...(await overviewShown(await requireTrail(event), event.locals.locale))
});

export const actions: Actions = { add, up, down, remove, ask, giveBack, approveIt, withdraw };
