import { proposalsAsked } from '#partnering/pages/list.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { viewer } }) => ({
	area: 'network' as const,
	...(await proposalsAsked(url, viewer))
});
