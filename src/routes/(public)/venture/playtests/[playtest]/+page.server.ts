import { playtestFor } from '#venture/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { viewer } }) => ({
	area: 'venture' as const,
	playtest: await playtestFor(viewer, params.playtest)
});
