import { requireActing } from '#venture/desk/acting.server.ts';
import { documentFrom, numberFrom, removeFrom, strikeFrom } from '#venture/pages/acting.server.ts';
import { papersShown, todayHere } from '#venture/pages/shown.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { file } = await requireActing(event);
	return { file, today: await todayHere(), ...(await papersShown(file)) };
};

export const actions: Actions = {
	add: async (event) => documentFrom(event, await requireActing(event)),
	remove: async (event) => removeFrom(event, await requireActing(event)),
	number: async (event) => numberFrom(event, await requireActing(event)),
	strike: async (event) => strikeFrom(event, await requireActing(event))
};
