import { requireOwnFile } from '#venture/pages/own.server.ts';
import { lineShown } from '#venture/pages/shown.server.ts';
import { addFrom, removeStepFrom } from '#venture/pages/steps.server.ts';
import { offeredTo } from '../../offered.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, file } = await requireOwnFile(event);
	const { steps } = await lineShown(file);
	return { file, steps, offered: await offeredTo(viewer.id, steps, event.locals.locale) };
};

export const actions: Actions = {
	add: async (event) => {
		const acting = await requireOwnFile(event);
		const { steps } = await lineShown(acting.file);
		return addFrom(event, acting, await offeredTo(acting.viewer.id, steps, event.locals.locale));
	},
	remove: async (event) => removeStepFrom(event, await requireOwnFile(event))
};
