import { decideAbout, delegationShown } from '#missions/desk/delegation.server.ts';
import { requireMission } from '#missions/desk/entered.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { mission } = await requireMission(event);
	return { mission, ...(await delegationShown(mission)) };
};

export const actions: Actions = { decide: async (event) => decideAbout(event, await requireMission(event)) };
