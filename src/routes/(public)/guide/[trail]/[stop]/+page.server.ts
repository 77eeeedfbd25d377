import { stopShown } from '#city/pages/shown.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { locale } }) => ({
	area: 'city' as const,
	...(await stopShown(params.trail, params.stop, url, locale))
});
