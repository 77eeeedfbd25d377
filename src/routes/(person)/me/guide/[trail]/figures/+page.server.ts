import { figuresShown } from '#city/pages/figures.server.ts';
import { requireTrail } from '#city/pages/team.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'city' as const,
	...(await figuresShown(await requireTrail(event), event.url, event.locals.locale))
});
