import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { AIMS, readOffer } from '#learning/desk/classes/typed.server.ts';
import { classActivities, keepClassOffer } from '#learning/server';
import { problemsOf, ticked, typedTexts } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

async function found(id: string) {
	const activity = (await classActivities()).find((one) => one.id === id);
	if (!activity) throw missing();
	return activity;
}

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'class.keep');
	return { activity: await found(event.params.offering), most: AIMS };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = await requireTeam(event, 'class.keep');
		const { id } = await found(event.params.offering);
		const form = await event.request.formData();
		const { locale } = event.locals;
		const read = readOffer(form, locale);
		if (!read.success) {
			const lists = { years: ticked(form, 'years'), streams: ticked(form, 'streams'), where: ticked(form, 'where') };
			return problemsOf(read.error, { ...typedTexts(form), lists }, locale);
		}
		const by = { actor: ref('person', viewer.id), source: 'desk' } as const;
		await transaction((tx) => keepClassOffer(tx, id, read.data, by));
		redirect(303, href(`/desk/classes/${id}?done=kept`, locale));
	}
};
