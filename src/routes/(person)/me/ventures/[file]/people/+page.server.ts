import { endHolderFrom, holderFrom, shareFrom, unshareFrom } from '#venture/pages/acting.server.ts';
import { requireOwnFile } from '#venture/pages/own.server.ts';
import { peopleShown } from '#venture/pages/shown.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { file } = await requireOwnFile(event);
	return { file, ...(await peopleShown(file)) };
};

export const actions: Actions = {
	hold: async (event) => holderFrom(event, await requireOwnFile(event)),
	end: async (event) => endHolderFrom(event, await requireOwnFile(event)),
	share: async (event) => shareFrom(event, await requireOwnFile(event)),
	unshare: async (event) => unshareFrom(event, await requireOwnFile(event))
};
