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

export const actions: Actions = {
	add: async (event) => add(event, await requireTrail(event)),
	up: async (event) => up(event, await requireTrail(event)),
	down: async (event) => down(event, await requireTrail(event)),
	remove: async (event) => remove(event, await requireTrail(event)),
	ask: async (event) => ask(event, await requireTrail(event)),
	giveBack: async (event) => giveBack(event, await requireTrail(event)),
	approveIt: async (event) => approveIt(event, await requireTrail(event)),
	withdraw: async (event) => withdraw(event, await requireTrail(event))
};
