import { newId } from '#kernel/id.ts';
import { ventureActs } from '#venture/acts.ts';
import { askerOf, openFrom, openingChoices } from '#venture/desk/opening.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, ventureActs.accompany);
	const [choices, asker] = await Promise.all([openingChoices(viewer, event.locals.locale), askerOf(viewer, event.url)]);
	return { key: newId(), choices, asker };
};

export const actions: Actions = {
	default: async (event) => openFrom(event, await requireTeam(event, ventureActs.accompany))
};
