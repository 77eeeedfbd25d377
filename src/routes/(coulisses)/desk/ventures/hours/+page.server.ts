import { ventureActs } from '#venture/acts.ts';
import { hoursShown, monthAsked } from '#venture/desk/hours.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, ventureActs.accompany);
	const month = await monthAsked(event.url);
	return { month, ...(await hoursShown(viewer, month)) };
};
