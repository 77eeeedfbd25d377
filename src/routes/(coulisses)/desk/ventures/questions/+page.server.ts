import { ventureActs } from '#venture/acts.ts';
import { questionsShown } from '#venture/desk/asking/questions.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'venture' as const,
	...(await questionsShown(await requireTeam(event, ventureActs.answer)))
});
