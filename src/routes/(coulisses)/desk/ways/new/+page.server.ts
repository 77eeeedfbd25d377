import { newId } from '#kernel/id.ts';
import { hostsFor, requireWayMaker, wayIn } from '#learning/desk/ways/way.server.ts';
import { writeWay } from '#learning/server';
import { changeGiven } from '#web/act.server.ts';
import { keyIn, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer } = await requireWayMaker(event);
	return { area: 'learning' as const, hosts: await hostsFor(viewer), key: newId() };
};

export const actions: Actions = {
	default: async (event) => {
		const { viewer } = await requireWayMaker(event);
		const form = await event.request.formData();
		const typed = typedTexts(form);
		const read = await wayIn(form, viewer, event.locals.locale);
		return changeGiven(
			event,
			typed,
			read,
			(tx, given) => writeWay(tx, given, keyIn(form)),
			(id) => `/desk/ways/${id}`
		);
	}
};
