import { classActs } from '#learning/acts.ts';
import { classActivity } from '#learning/desk/classes/classes.server.ts';
import { AIMS, readOffer, typedOffer } from '#learning/desk/classes/typed.server.ts';
import { keepClassOffer } from '#learning/server';
import { changeGiven } from '#web/act.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, classActs.keep);
	return { activity: await classActivity(event.params.offering), most: AIMS };
};

export const actions: Actions = {
	default: async (event) => {
		const by = byOf(await requireTeam(event, classActs.keep));
		const { id } = await classActivity(event.params.offering);
		const form = await event.request.formData();
		const read = readOffer(form, event.locals.locale);
		const to = `/desk/classes/${id}?done=kept`;
		return changeGiven(event, typedOffer(form), read, (tx, given) => keepClassOffer(tx, id, given, by), to);
	}
};
