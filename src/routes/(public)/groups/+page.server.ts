import { groupsShown } from '#groups/pages/list.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { locale } }) => ({
	area: 'network' as const,
	...(await groupsShown(url, locale))
});
