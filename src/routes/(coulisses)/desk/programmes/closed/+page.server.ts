import { requireAct } from '#kernel/identity/policy.ts';
import { NewClosedPeriod } from '#learning';
import { kept } from '#learning/desk/programmes/reach.server.ts';
import { addClosedPeriod, closedPeriods, removeClosedPeriod } from '#learning/server';
import { fieldOf, problemsOf, typedTexts, wordsField } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const PATH = '/desk/programmes/closed';

export const load: PageServerLoad = async (event) => {
	await keeper(event);
	return { periods: await closedPeriods() };
};

export const actions: Actions = {
	add: async (event) => {
		await keeper(event);
		const form = await event.request.formData();
		const { locale } = event.locals;
		const read = NewClosedPeriod.safeParse({
			name: wordsField(form, 'name', locale),
			fromDay: fieldOf(form, 'fromDay'),
			toDay: fieldOf(form, 'toDay')
		});
		if (!read.success) return problemsOf(read.error, typedTexts(form), locale);
		return kept(locale, form, (tx) => addClosedPeriod(tx, read.data), `${PATH}?done=added`);
	},
	remove: async (event) => {
		await keeper(event);
		const form = await event.request.formData();
		return kept(
			event.locals.locale,
			form,
			(tx) => removeClosedPeriod(tx, fieldOf(form, 'period')),
			`${PATH}?done=removed`
		);
	}
};

const keeper = async (event: Pick<RequestEvent, 'locals' | 'url'>): Promise<void> => {
	requireAct(await requireTeam(event, 'desk.enter'), 'programme.edit');
};
