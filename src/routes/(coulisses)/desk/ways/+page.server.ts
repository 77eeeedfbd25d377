import { can } from '#kernel/identity/policy.ts';
import { evidenceActs } from '#learning/acts.ts';
import { waysListed } from '#learning/desk/ways/shown.server.ts';
import { requireWayMaker } from '#learning/desk/ways/way.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, only } = await requireWayMaker(event);
	const listed = await waysListed(only, event.url, event.locals.locale);
	return { area: 'learning' as const, decides: can(viewer, evidenceActs.decide), ...listed };
};
