import { thingsShown } from '#sensing/pages/shown.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { locale } }) => ({
	area: 'city' as const,
	...(await thingsShown(url, locale))
});
