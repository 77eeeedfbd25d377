import { requireMaker, saveWork } from '#network/desk/gallery/save.server.ts';
import { blankWork, choices } from '#network/desk/gallery/work.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireMaker(event);
	return { choices: await choices(viewer), typed: blankWork(viewer) };
};

export const actions: Actions = { default: async (event) => saveWork(event, null, await requireMaker(event)) };
