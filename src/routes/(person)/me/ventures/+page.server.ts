import { acceptHolding, askedAbout, fileList, invitationsOf, leaveFile } from '#venture/server';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { bySelf, requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = requirePerson(event);
	const window = { offset: 0, limit: 100 };
	const [asked, open, closed, appointments] = await Promise.all([
		askedAbout(viewer.id),
		fileList(viewer, { as: 'holder' }, window),
		fileList(viewer, { as: 'holder', closed: true }, window),
		invitationsOf(viewer.id)
	]);
	return { area: 'venture' as const, asked, appointments, files: [...open.rows, ...closed.rows] };
};

export const actions: Actions = {
	accept: async (event) => {
		const viewer = requirePerson(event);
		const id = fieldOf(await event.request.formData(), 'id');
		const accept = (file: string) => `/me/ventures/${file}?done=accepted`;
		return change(event, {}, (tx) => acceptHolding(tx, id, viewer.id, bySelf(viewer)), accept);
	},
	decline: async (event) => {
		const viewer = requirePerson(event);
		const id = fieldOf(await event.request.formData(), 'id');
		return change(event, {}, (tx) => leaveFile(tx, id, viewer.id, bySelf(viewer)), '/me/ventures?done=declined');
	}
};
