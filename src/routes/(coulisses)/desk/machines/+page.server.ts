import { spaceActs } from '#spaces/acts.ts';
import { machinesShown } from '#spaces/desk/machines/machines.server.ts';
import { inductionIn } from '#spaces/desk/machines/typed.server.ts';
import { addInduction } from '#spaces/server';
import { change } from '#web/act.server.ts';
import { typedTexts } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, spaceActs.edit);
	return machinesShown(event.locals.locale);
};

export const actions: Actions = {
	add: async (event) => {
		const by = byOf(await requireTeam(event, spaceActs.edit));
		const form = await event.request.formData();
		const { locale } = event.locals;
		const to = (id: string) => `/desk/machines/inductions/${id}?done=saved`;
		return change(event, typedTexts(form), async (tx) => addInduction(tx, inductionIn(form, locale), by), to);
	}
};
