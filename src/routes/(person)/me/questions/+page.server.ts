import { mineShown } from '#venture/pages/asking/thread.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'venture' as const,
	...(await mineShown(requirePerson(event)))
});
