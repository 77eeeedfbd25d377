import { seancesAfter } from '#agenda/desk/activities/after/seances.server.ts';
import { requireEditor } from '#agenda/desk/activities/choices.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { edited } = await requireEditor(event);
	return { id: edited.id, title: edited.given.title, seances: await seancesAfter(edited.id) };
};
