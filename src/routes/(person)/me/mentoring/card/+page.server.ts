import { cardForm, saveCard, sayNo, typedCard } from '#venture/pages/mentors/card.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'venture' as const,
	...(await cardForm(requirePerson(event)))
});

export const actions: Actions = {
	save: (event) => saveCard(event, requirePerson(event)),
	find: async (event) => {
		requirePerson(event);
		return { typed: await typedCard(await event.request.formData()), problems: {} };
	},
	decline: (event) => sayNo(event, requirePerson(event))
};
