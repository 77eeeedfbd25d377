import { briefsMine } from '#venture/pages/briefs/list.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'venture' as const,
	...(await briefsMine(requirePerson(event)))
});
