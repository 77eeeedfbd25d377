import { hub } from '#kernel/server/hub.ts';
import { classActs } from '#learning/acts.ts';
import { kitIn, kitsShown, loanIn, typedKit } from '#learning/desk/classes/kits.server.ts';
import { addKit, lendKit, returnKit } from '#learning/server';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

const PATH = '/desk/classes/kits';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, classActs.keep);
	return kitsShown(event.url);
};

export const actions: Actions = {
	add: async (event) => {
		await requireTeam(event, classActs.keep);
		const form = await event.request.formData();
		return change(
			event,
			typedKit(form),
			async (tx) => {
				const { name, contents } = kitIn(form, event.locals.locale);
				await addKit(tx, name, contents);
			},
			`${PATH}?done=added`
		);
	},
	lend: async (event) => {
		const by = byOf(await requireTeam(event, classActs.keep));
		const form = await event.request.formData();
		const { timeZone } = await hub();
		return change(event, typedKit(form), async (tx) => lendKit(tx, loanIn(form, timeZone), by), `${PATH}?done=lent`);
	},
	back: async (event) => {
		const by = byOf(await requireTeam(event, classActs.keep));
		const form = await event.request.formData();
		return change(event, typedKit(form), (tx) => returnKit(tx, fieldOf(form, 'loan'), by), `${PATH}?done=back`);
	}
};
