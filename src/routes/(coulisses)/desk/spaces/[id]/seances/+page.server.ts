import { giveRoom, roomless } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { spaceActs } from '#spaces/acts.ts';
import { freeFor, takesWhole } from '#spaces/desk/house/bringing.server.ts';
import { requireKeeper } from '#spaces/desk/house/keeping.server.ts';
import { change } from '#web/act.server.ts';
import { ticked } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { space } = await requireKeeper(event, spaceActs.decide);
	if (!takesWhole(space)) throw missing();
	return { space, seances: await freeFor(space, await roomless(space.place.id)) };
};

export const actions: Actions = {
	default: async (event) => {
		const { viewer, space } = await requireKeeper(event, spaceActs.decide);
		if (!takesWhole(space)) throw missing();
		const asked = new Set(ticked(await event.request.formData(), 'chosen').filter(isId));
		const here = (await roomless(space.place.id)).filter(({ id }) => asked.has(id)).map(({ id }) => id);
		const to = (count: number) => `/desk/spaces/${space.id}/seances?brought=${count}`;
		return change(event, {}, (tx) => giveRoom(tx, here, space.id, byOf(viewer)), to);
	}
};
