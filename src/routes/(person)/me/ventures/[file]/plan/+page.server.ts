import { meetFrom } from '#venture/pages/acting.server.ts';
import { requireOwnFile } from '#venture/pages/own.server.ts';
import { planShown } from '#venture/pages/shown.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { file } = await requireOwnFile(event);
	return { file, ...(await planShown(file)) };
};

export const actions: Actions = {
	meet: async (event) => meetFrom(event, await requireOwnFile(event))
};
