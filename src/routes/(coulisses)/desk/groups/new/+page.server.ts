import { groupActs } from '#groups/acts.ts';
import { groupChoices, joinChoices, saveNewGroup } from '#groups/pages/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, groupActs.keep);
	const { locale } = event.locals;
	const [choices, leads] = await Promise.all([groupChoices(viewer, locale), joinChoices(locale)]);
	return { choices, leads };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = await requireTeam(event, groupActs.keep);
		return saveNewGroup(event, { viewer, by: byOf(viewer) });
	}
};
