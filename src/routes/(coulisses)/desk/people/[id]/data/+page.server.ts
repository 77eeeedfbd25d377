import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { personActs } from '#kernel/identity/acts.ts';
import { can } from '#kernel/identity/policy.ts';
import { knownPerson } from '#network/server';
import { attempt } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import { eraseByWord, sealedIfErased } from '../../../../../../person-data.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, personActs.see);
	const { id, name } = await knownPerson(event.params.id);
	const may = can(viewer, personActs.erase);
	const sealed = may ? await sealedIfErased(id, event.locals.locale) : [];
	return { person: { id, name }, own: id === viewer.id, may, sealed };
};

/** For somebody who asks by letter or at the desk, and will not sign in for it. Whoever asks for herself does it on her own page, and is signed out. */
export const actions: Actions = {
	erase: async (event) => {
		const viewer = await requireTeam(event, personActs.erase);
		const { locale } = event.locals;
		const { id } = await knownPerson(event.params.id);
		if (id === viewer.id) redirect(303, href('/me/data', locale));
		const typed = { word: fieldOf(await event.request.formData(), 'word') };
		return attempt(event, '', typed, async () => {
			await eraseByWord(id, typed.word, locale, viewer.id);
			redirect(303, href('/desk/people?done=erased', locale));
		});
	}
};
