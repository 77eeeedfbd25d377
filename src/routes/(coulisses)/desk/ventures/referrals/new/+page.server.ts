import { ventureActs } from '#venture/acts.ts';
import { newReferralShown, originIn, proposeFrom } from '#venture/desk/asking/referrals.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, ventureActs.accompany);
	return { area: 'venture' as const, ...(await newReferralShown(viewer, originIn(event.url))) };
};

export const actions: Actions = {
	default: async (event) => proposeFrom(event, await requireTeam(event, ventureActs.accompany), originIn(event.url))
};
