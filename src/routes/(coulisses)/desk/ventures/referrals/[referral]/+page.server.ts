import { ventureActs } from '#venture/acts.ts';
import { answerReferralFrom, deskReferralShown } from '#venture/desk/asking/referrals.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, ventureActs.accompany);
	return { area: 'venture' as const, ...(await deskReferralShown(viewer, event.params.referral)) };
};

export const actions: Actions = {
	accept: async (event) =>
		answerReferralFrom(event, await requireTeam(event, ventureActs.accompany), event.params.referral, 'accepted'),
	back: async (event) =>
		answerReferralFrom(event, await requireTeam(event, ventureActs.accompany), event.params.referral, 'returned')
};
