import { sheetsShown } from '#city/pages/sheets.server.ts';
import { requireTrail } from '#city/pages/team.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	area: 'city' as const,
	...(await sheetsShown(await requireTrail(event), event.locals.locale))
});
