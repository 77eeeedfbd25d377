import { mentorsAsked } from '#venture/pages/mentors/list.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { viewer, locale } }) => ({
	area: 'venture' as const,
	...(await mentorsAsked(url, viewer, locale))
});
