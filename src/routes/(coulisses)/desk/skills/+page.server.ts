import { skillsActs } from '#network/acts.ts';
import { bringTables, MEGABYTES } from '#network/desk/skills/bringing.server.ts';
import { skillCounts } from '#network/server';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, skillsActs.bring);
	return { counts: await skillCounts(), megabytes: MEGABYTES };
};

export const actions: Actions = {
	default: async (event) => bringTables(event, await requireTeam(event, skillsActs.bring))
};
