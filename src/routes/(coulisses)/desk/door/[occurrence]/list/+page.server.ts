import { requireNames } from '#agenda/desk/door/door.server.ts';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import {
	attendanceListed,
	keepMarks,
	keepRules,
	listOf,
	nothing,
	readMarks
} from '#learning/desk/attendance/list.server.ts';
import { closeKiosks, freeDevice } from '#learning/server';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, ...listing } = await requireNames(event);
	return {
		...listing,
		area: 'learning' as const,
		...(await attendanceListed(listing.occurrence, viewer, event.locals.locale)),
		done: Number.parseInt(event.url.searchParams.get('done') ?? '', 10)
	};
};

export const actions: Actions = {
	mark: async (event) => keepMarks(event, await requireNames(event)),
	present: async (event) => keepMarks(event, await requireNames(event), 'present'),
	absent: async (event) => keepMarks(event, await requireNames(event), 'absent'),
	rules: async (event) => keepRules(event, (await requireNames(event)).occurrence),
	free: async (event) => {
		const { occurrence } = await requireNames(event);
		const seat = fieldOf(await event.request.formData(), 'seat');
		if (!isId(seat)) throw missing();
		return change(event, nothing, (tx) => freeDevice(tx, occurrence.id, seat), `${listOf(occurrence)}?freed`);
	},
	close: async (event) => {
		const { occurrence, viewer } = await requireNames(event);
		const to = `${listOf(occurrence)}?closed`;
		return change(event, nothing, (tx) => closeKiosks(tx, occurrence.id, byOf(viewer)), to);
	},
	read: async (event) => readMarks(event, (await requireNames(event)).occurrence)
};
