import { classActs } from '#learning/acts.ts';
import { classesShown } from '#learning/desk/classes/classes.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, classActs.keep);
	return classesShown();
};
