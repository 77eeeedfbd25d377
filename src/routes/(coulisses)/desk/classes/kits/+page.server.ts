import { hub } from '#kernel/server/hub.ts';
import { classActs } from '#learning/acts.ts';
import { kitIn, kitsShown, loanIn, typedKit } from '#learning/desk/classes/kits.server.ts';
import { addKit, endLoans, lend } from '#spaces/server';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

const PATH = '/desk/classes/kits';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, classActs.keep);
	return kitsShown(event.url, event.locals.locale);
};

export const actions: Actions = {
	add: async (event) => {
		const by = byOf(await requireTeam(event, classActs.keep));
		const form = await event.request.formData();
		const { locale } = event.locals;
		return change(event, typedKit(form), async (tx) => addKit(tx, kitIn(form, locale), by), `${PATH}?done=added`);
	},
	lend: async (event) => {
		const by = byOf(await requireTeam(event, classActs.keep));
		const form = await event.request.formData();
		const { timeZone } = await hub();
		return change(event, typedKit(form), async (tx) => lend(tx, loanIn(form, timeZone), by), `${PATH}?done=lent`);
	},
	back: async (event) => {
		const by = byOf(await requireTeam(event, classActs.keep));
		const form = await event.request.formData();
		return change(event, typedKit(form), (tx) => endLoans(tx, [fieldOf(form, 'loan')], by), `${PATH}?done=back`);
	}
};
