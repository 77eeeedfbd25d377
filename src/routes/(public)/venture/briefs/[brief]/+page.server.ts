import { sectors } from '#network/server';
import { briefFor } from '#venture/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { viewer } }) => ({
	area: 'venture' as const,
	brief: await briefFor(viewer, params.brief),
	sectors: await sectors()
});
