import { playtestsShown } from '#venture/pages/playtests/list.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { viewer } }) => ({
	area: 'venture' as const,
	...(await playtestsShown(viewer))
});
