import { coursesToChoose, givingNext } from '#agenda/server';
import { spaceActs } from '#spaces/acts.ts';
import { inductionKept, lossOf, personTyped } from '#spaces/desk/machines/induction.server.ts';
import { inductionIn } from '#spaces/desk/machines/typed.server.ts';
import { giveInduction, inductedIn, revokeInduction, updateInduction } from '#spaces/server';
import { change } from '#web/act.server.ts';
import { requireSure } from '#web/asking.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, spaceActs.edit);
	const induction = await inductionKept(event.params.induction);
	const next = induction.offering ? await givingNext(induction.offering) : null;
	return { induction, next, offerings: await coursesToChoose(), holders: await inductedIn(induction.id) };
};

export const actions: Actions = {
	save: async (event) => {
		const by = byOf(await requireTeam(event, spaceActs.edit));
		const form = await event.request.formData();
		const { id } = await inductionKept(event.params.induction);
		const { locale } = event.locals;
		const write = (tx: Parameters<typeof updateInduction>[0]) => updateInduction(tx, id, inductionIn(form, locale), by);
		return change(event, typedTexts(form), write, `/desk/machines/inductions/${id}?done=saved`);
	},
	give: async (event) => {
		const by = byOf(await requireTeam(event, spaceActs.edit));
		const form = await event.request.formData();
		const { id } = await inductionKept(event.params.induction);
		return change(
			event,
			typedTexts(form),
			async (tx) => giveInduction(tx, id, await personTyped(tx, form), by),
			`/desk/machines/inductions/${id}?done=given`
		);
	},
	revoke: async (event) => {
		const by = byOf(await requireTeam(event, spaceActs.edit));
		const form = await event.request.formData();
		const { id } = await inductionKept(event.params.induction);
		return change(
			event,
			typedTexts(form),
			async (tx) => {
				const freed = await revokeInduction(tx, fieldOf(form, 'id'), fieldOf(form, 'reason'), by);
				requireSure(event, freed ? lossOf(freed) : null, form);
				return freed;
			},
			(freed) => `/desk/machines/inductions/${id}?done=revoked&freed=${freed}`
		);
	}
};
