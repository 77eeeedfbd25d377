import { trailShown } from '#city/pages/shown.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { locale } }) => ({
	area: 'city' as const,
	...(await trailShown(params.trail, locale))
});
