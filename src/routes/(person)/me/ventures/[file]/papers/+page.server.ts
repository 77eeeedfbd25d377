import { documentFrom, numberFrom, removeFrom, strikeFrom } from '#venture/pages/acting.server.ts';
import { requireOwnFile } from '#venture/pages/own.server.ts';
import { papersShown, todayHere } from '#venture/pages/shown.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { file } = await requireOwnFile(event);
	return { file, today: await todayHere(), ...(await papersShown(file)) };
};

export const actions: Actions = {
	add: async (event) => documentFrom(event, await requireOwnFile(event)),
	remove: async (event) => removeFrom(event, await requireOwnFile(event)),
	number: async (event) => numberFrom(event, await requireOwnFile(event)),
	strike: async (event) => strikeFrom(event, await requireOwnFile(event))
};
