import { newId } from '#kernel/id.ts';
import { contactKinds, contactRule } from '#venture';
import { ventureActs } from '#venture/acts.ts';
import { groupFrom, groupShown } from '#venture/desk/grouping.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, ventureActs.accompany);
	const kinds = contactKinds.filter((kind) => contactRule(kind).group);
	return { key: newId(), kinds, ...(await groupShown(viewer, event.locals.locale)) };
};

export const actions: Actions = {
	note: async (event) => groupFrom(event, await requireTeam(event, ventureActs.accompany))
};
