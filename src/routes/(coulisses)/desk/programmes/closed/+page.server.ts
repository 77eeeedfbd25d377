import { missing } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';
import { say } from '#kernel/words.ts';
import { programmeActs } from '#learning/acts.ts';
import { closedPeriodIn } from '#learning/desk/programmes/read.server.ts';
import { addClosedPeriod, closedPeriods, removeClosedPeriod } from '#learning/server';
import { change, changeGiven } from '#web/act.server.ts';
import { removing, requireSure } from '#web/asking.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

const PATH = '/desk/programmes/closed';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, programmeActs.edit);
	return { periods: await closedPeriods() };
};

export const actions: Actions = {
	add: async (event) => {
		await requireTeam(event, programmeActs.edit);
		const form = await event.request.formData();
		const read = closedPeriodIn(form, event.locals.locale);
		return changeGiven(event, typedTexts(form), read, addClosedPeriod, `${PATH}?done=added`);
	},
	remove: async (event) => {
		await requireTeam(event, programmeActs.edit);
		const form = await event.request.formData();
		const remove = async (tx: Tx) => {
			const its = (await closedPeriods(undefined, tx)).find(({ id }) => id === fieldOf(form, 'period'));
			if (!its) throw missing();
			await removeClosedPeriod(tx, its.id);
			requireSure(event, removing(say(its.name, event.locals.locale).text), form);
		};
		return change(event, typedTexts(form), remove, `${PATH}?done=removed`);
	}
};
