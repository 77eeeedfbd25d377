import { requireOwnFile } from '#venture/pages/own.server.ts';
import { agreeFrom, hideFrom, proposeFrom, showingShown } from '#venture/pages/projects/showing.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { file, viewer } = await requireOwnFile(event);
	return { area: 'venture' as const, file, ...(await showingShown(file, viewer, event.locals.locale)) };
};

export const actions: Actions = {
	propose: async (event) => proposeFrom(event, await requireOwnFile(event)),
	agree: async (event) => agreeFrom(event, await requireOwnFile(event)),
	hide: async (event) => hideFrom(event, await requireOwnFile(event))
};
