import { endKey } from '#kernel/identity/server/keys.ts';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { bySelf, requirePerson } from '#web/require.server.ts';
import { keysShown } from '../../../../keys.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = requirePerson(event);
	return { keys: await keysShown(event.locals.locale, id) };
};

export const actions: Actions = {
	end: async (event) => {
		const viewer = requirePerson(event);
		const id = fieldOf(await event.request.formData(), 'id');
		return change(event, {}, (tx) => endKey(tx, id, bySelf(viewer), viewer.id), '/me/keys?done=ended');
	}
};
