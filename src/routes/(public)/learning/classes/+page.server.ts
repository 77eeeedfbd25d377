import { afternoonsShown } from '#learning/pages/classes/afternoon.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { locale } }) => ({
	area: 'learning' as const,
	...(await afternoonsShown(url, locale))
});
