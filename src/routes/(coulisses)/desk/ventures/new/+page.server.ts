import { newId } from '#kernel/id.ts';
import { ventureActs } from '#venture/acts.ts';
import { openFrom, openingChoices } from '#venture/desk/opening.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, ventureActs.accompany);
	return { key: newId(), choices: await openingChoices(viewer, event.locals.locale) };
};

export const actions: Actions = {
	default: async (event) => openFrom(event, await requireTeam(event, ventureActs.accompany))
};
