import {
	arriveByScreen,
	doorShown,
	giveBackByScreen,
	requireScreen,
	takeByScreen
} from '#spaces/pages/door/door.server.ts';
import { occasions } from '../../../../nouns.ts';
import type { Actions, PageServerLoad } from './$types';

/** A tablet beside a door: what is in there now and next, and what one can do there and then. */
export const load: PageServerLoad = async (event) => {
	const space = await requireScreen(event);
	return { bare: true, area: 'network' as const, door: await doorShown(space, occasions, event.locals.locale) };
};

export const actions: Actions = {
	take: async (event) => takeByScreen(event, await requireScreen(event)),
	giveBack: async (event) => giveBackByScreen(event, await requireScreen(event)),
	arrive: async (event) => arriveByScreen(event, await requireScreen(event))
};
