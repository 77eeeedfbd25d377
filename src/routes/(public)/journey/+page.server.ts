import { frontShown } from '#journey/pages/journey/front.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { locale, viewer } }) => ({
	area: 'journey' as const,
	...(await frontShown(viewer, locale))
});
