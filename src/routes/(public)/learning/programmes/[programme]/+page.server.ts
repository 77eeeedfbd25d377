import { programmeShown } from '#learning/pages/programmes/programme.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { locale, viewer } }) => ({
	area: 'learning',
	...(await programmeShown(params.programme, viewer, locale))
});
