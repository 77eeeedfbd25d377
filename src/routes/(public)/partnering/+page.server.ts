import { proposalsAsked } from '#partnering/pages/list.server.ts';
import { matchesAtAGlance } from '#partnering/pages/matches.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { viewer, locale } }) => {
	const [asked, matches] = await Promise.all([
		proposalsAsked(url, viewer),
		url.search ? [] : matchesAtAGlance(viewer, locale)
	]);
	return { area: 'network' as const, ...asked, matches };
};
