import { requireEditor } from '#agenda/desk/activities/choices.server.ts';
import {
	changePart,
	keepStage,
	keepTrack,
	planNext,
	programmeShown
} from '#agenda/desk/activities/programme/programme.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	programmeShown(await requireEditor(event), event.url, event.locals.locale);

export const actions: Actions = {
	plan: async (event) => planNext(event, await requireEditor(event)),
	stage: async (event) => keepStage(event, await requireEditor(event)),
	track: async (event) => keepTrack(event, await requireEditor(event)),
	raise: async (event) => changePart(event, await requireEditor(event), 'raise'),
	trash: async (event) => changePart(event, await requireEditor(event), 'trash'),
	restore: async (event) => changePart(event, await requireEditor(event), 'restore')
};
