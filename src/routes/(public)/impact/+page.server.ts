import { figuresTold } from '#impact/pages/told.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { locale } }) => ({
	area: 'impact' as const,
	figures: await figuresTold(locale)
});
