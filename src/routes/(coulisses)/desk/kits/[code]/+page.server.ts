import { spaceActs } from '#spaces/acts.ts';
import { conditionIn, subjectIn, unitKept, unitShown } from '#spaces/desk/kits/kits.server.ts';
import { handBack, handOut } from '#spaces/server';
import { change } from '#web/act.server.ts';
import { typedOf } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const requireUnit = async (event: RequestEvent | Parameters<PageServerLoad>[0]) => {
	const { unit, keeper } = await unitKept(event.params.code);
	return { unit, viewer: await requireTeam(event, spaceActs.see, { organisation: keeper }) };
};

export const load: PageServerLoad = async (event) => {
	await requireUnit(event);
	return unitShown(event.params.code, event.locals.locale);
};

export const actions: Actions = {
	out: async (event) => {
		const { unit, viewer } = await requireUnit(event);
		const form = await event.request.formData();
		const typed = typedOf(form, ['subject', 'note']);
		const condition = await conditionIn(form);
		const write = (tx: Parameters<typeof handOut>[0]) =>
			handOut(tx, unit.code, subjectIn(form), condition, byOf(viewer));
		return change(event, typed, write, `/desk/kits/${unit.code}?done=out`);
	},
	back: async (event) => {
		const { unit, viewer } = await requireUnit(event);
		const form = await event.request.formData();
		const condition = await conditionIn(form);
		const write = (tx: Parameters<typeof handBack>[0]) => handBack(tx, unit.code, condition, byOf(viewer));
		return change(event, typedOf(form, ['subject', 'note']), write, `/desk/kits/${unit.code}?done=back`);
	}
};
