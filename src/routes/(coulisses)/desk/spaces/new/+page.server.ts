import { deskActs } from '#kernel/identity/acts.ts';
import { spaceChoices } from '#spaces/desk/house/choices.server.ts';
import { saveSpace } from '#spaces/desk/house/form.server.ts';
import { placesKept } from '#spaces/desk/house/keeping.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	const asked = event.url.searchParams.get('place');
	const kept = await placesKept(viewer);
	const place = kept.find(({ slug }) => slug === asked) ?? (kept.length === 1 ? kept[0] : undefined);
	return {
		place: place?.slug ?? '',
		choices: await spaceChoices({ viewer, locale: event.locals.locale, place: place?.slug })
	};
};

export const actions: Actions = {
	default: async (event) => saveSpace(event, null, await requireTeam(event, deskActs.enter))
};
