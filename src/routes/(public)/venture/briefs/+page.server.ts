import { briefsAsked } from '#venture/pages/briefs/list.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { viewer } }) => ({
	area: 'venture' as const,
	...(await briefsAsked(url, viewer))
});
