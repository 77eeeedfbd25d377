import { LEAST_TOLD } from '#kernel/crowd.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { changesShown } from '#learning/desk/programmes/changes.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	programmes: await changesShown(await requireTeam(event, deskActs.enter)),
	least: LEAST_TOLD
});
