import { saveTerms, termsShown } from '#groups/pages/terms.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'network' as const,
	...(await termsShown(requirePerson(event), event.params.group, event.locals.locale))
});

export const actions: Actions = { save: (event) => saveTerms(event, requirePerson(event)) };
