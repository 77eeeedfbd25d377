import { figuresShown, requireFigures } from '#spaces/desk/figures/figures.server.ts';
import type { PageServerLoad } from './$types';

/** How full the spaces are, who did not come, and for whom they were. */
export const load: PageServerLoad = async (event) => {
	const viewer = await requireFigures(event);
	return figuresShown(event.url, viewer, event.locals.locale);
};
