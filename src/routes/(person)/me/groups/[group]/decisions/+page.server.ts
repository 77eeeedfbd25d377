import { decisionsShown, dropDocument, saveDecision, saveDocument } from '#groups/pages/decisions.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'network' as const,
	...(await decisionsShown(requirePerson(event), event.params.group, event.locals.locale))
});

export const actions: Actions = {
	note: (event) => saveDecision(event, requirePerson(event)),
	add: (event) => saveDocument(event, requirePerson(event)),
	remove: (event) => dropDocument(event, requirePerson(event))
};
