import { requireActing } from '#venture/desk/acting.server.ts';
import { endHolderFrom, holderFrom, shareFrom, unshareFrom } from '#venture/pages/acting.server.ts';
import { peopleShown } from '#venture/pages/shown.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { file } = await requireActing(event);
	return { file, ...(await peopleShown(file)) };
};

export const actions: Actions = {
	hold: async (event) => holderFrom(event, await requireActing(event)),
	end: async (event) => endHolderFrom(event, await requireActing(event)),
	share: async (event) => shareFrom(event, await requireActing(event)),
	unshare: async (event) => unshareFrom(event, await requireActing(event))
};
