import { thingShown } from '#sensing/pages/shown.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { locale, viewer } }) => ({
	area: 'city' as const,
	...(await thingShown(url, params.thing, viewer, locale))
});
