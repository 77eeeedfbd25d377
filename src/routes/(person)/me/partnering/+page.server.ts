import { partneringMine } from '#partnering/pages/list.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'network' as const,
	...(await partneringMine(requirePerson(event)))
});
