import { ventureActs } from '#venture/acts.ts';
import { calls } from '#venture/server';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, ventureActs.keepCalls);
	return { calls: await calls({ trashed: true }) };
};
