import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { introduced } from '#learning/pages/introduce.server.ts';
import { ownWorkshops, workshopOwn } from '#learning/pages/workshops/workshops.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = requirePerson(event);
	const workshops = await ownWorkshops(id);
	return { area: 'learning', workshops: await Promise.all(workshops.map((one) => workshopOwn(one, id))) };
};

export const actions: Actions = {
	introduce: async (event) => {
		const { id } = requirePerson(event);
		const form = await event.request.formData();
		const workshop = (await ownWorkshops(id)).find((one) => one.id === fieldOf(form, 'workshop'));
		if (!workshop) throw missing();
		const failed = await introduced(form, workshop, id, event.locals.locale);
		if (failed) return failed;
		redirect(303, href(`/me/workshops?done=${workshop.id}`, event.locals.locale));
	}
};
