import { missionsOf } from '#missions/server';
import { requirePerson } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'venture' as const,
	missions: await missionsOf(requirePerson(event).id)
});
