import { askAfter } from '#agenda/pages/ask.server.ts';
import { requireTookPart } from '#agenda/pages/seance.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const listing = await requireTookPart(event);
	return { ...listing, area: listing.offering.area };
};

export const actions: Actions = {
	default: async (event) => {
		const { offering, occurrence } = await requireTookPart(event);
		const asker = { occurrence: occurrence.id, person: event.locals.viewer?.id ?? null };
		return askAfter(event, asker, `/agenda/${offering.slug}/${occurrence.id}?asked=1#questions`);
	}
};
