import { groupShown } from '#groups/pages/group.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { locale } }) => ({
	area: 'network' as const,
	...(await groupShown(params.group, locale))
});
