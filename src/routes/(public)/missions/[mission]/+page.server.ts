import { missionShown } from '#missions/pages/mission.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { locale } }) => ({
	area: 'venture' as const,
	...(await missionShown(params.mission, locale))
});
