import { requireSeance } from '#agenda/desk/registrations/seance.server.ts';
import { newId } from '#kernel/id.ts';
import { circularsShown, previewCircular, sendCircular } from '#notice/desk/circulars/circular.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { listing } = await requireSeance(event);
	return { ...listing, key: newId(), ...(await circularsShown(listing.occurrence)) };
};

export const actions: Actions = {
	preview: async (event) => previewCircular(event, (await requireSeance(event)).listing.occurrence),
	send: async (event) => sendCircular(event, await requireSeance(event))
};
