import { trailsMine } from '#city/pages/team.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'city' as const,
	...(await trailsMine(requirePerson(event)))
});
