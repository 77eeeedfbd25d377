import { ventureActs } from '#venture/acts.ts';
import { followUpsShown } from '#venture/desk/following/follow-ups.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, ventureActs.accompany);
	return { followUps: await followUpsShown(viewer) };
};
