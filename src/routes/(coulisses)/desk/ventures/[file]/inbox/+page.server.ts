import { newId } from '#kernel/id.ts';
import { requireActing } from '#venture/desk/acting.server.ts';
import {
	acceptFrom,
	cancelFrom,
	inboxShown,
	moveFrom,
	planFrom,
	sayFrom,
	throwFrom
} from '#venture/desk/inbox.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, file } = await requireActing(event);
	return { file, viewer: viewer.id, key: newId(), ...(await inboxShown(file, event.locals.locale)) };
};

export const actions: Actions = {
	accept: async (event) => acceptFrom(event, await requireActing(event)),
	throw: async (event) => throwFrom(event, await requireActing(event)),
	plan: async (event) => planFrom(event, await requireActing(event)),
	move: async (event) => moveFrom(event, await requireActing(event)),
	cancel: async (event) => cancelFrom(event, await requireActing(event)),
	say: async (event) => sayFrom(event, await requireActing(event))
};
