import { ventureActs } from '#venture/acts.ts';
import { referralsShown } from '#venture/desk/asking/referrals.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'venture' as const,
	...(await referralsShown(await requireTeam(event, ventureActs.accompany)))
});
