import { emptyProposal, proposalChoices, saveProposal, typedIn } from '#partnering/pages/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'network' as const,
	typed: emptyProposal(),
	choices: await proposalChoices(requirePerson(event))
});

export const actions: Actions = {
	save: (event) => saveProposal(event, requirePerson(event), null),
	find: async (event) => {
		requirePerson(event);
		return { typed: await typedIn(await event.request.formData()), problems: {} };
	}
};
