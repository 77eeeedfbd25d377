import { join, playtestsMine, stop } from '#venture/pages/playtests/list.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'venture' as const,
	...(await playtestsMine(requirePerson(event)))
});

export const actions: Actions = {
	join: (event) => join(event, requirePerson(event)),
	stop: (event) => stop(event, requirePerson(event))
};
