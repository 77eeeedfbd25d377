import { askFrom, dismissFrom, matchesShown, restoreFrom, stopFrom } from '#partnering/pages/matches.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'network' as const,
	...(await matchesShown(requirePerson(event), event.locals.locale))
});

export const actions: Actions = {
	dismiss: (event) => dismissFrom(event, requirePerson(event)),
	restore: (event) => restoreFrom(event, requirePerson(event)),
	ask: (event) => askFrom(event, requirePerson(event)),
	stop: (event) => stopFrom(event, requirePerson(event))
};
