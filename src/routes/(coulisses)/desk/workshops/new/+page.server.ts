import { offeringToEdit } from '#agenda/server';
import { refused } from '#kernel/errors.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { NewWorkshop } from '#learning';
import { workshopActs } from '#learning/acts.ts';
import { activitiesWithoutTeams } from '#learning/desk/workshops/list.server.ts';
import { workshopIn } from '#learning/desk/workshops/workshop.server.ts';
import { makeWorkshop } from '#learning/server';
import { changeGiven } from '#web/act.server.ts';
import { fieldOf, problem, typedTexts } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	return { activities: await activitiesWithoutTeams(viewer, event.locals.locale) };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = await requireTeam(event, deskActs.enter);
		const { locale } = event.locals;
		const form = await event.request.formData();
		const typed = typedTexts(form);
		if (!fieldOf(form, 'activity')) return problem(refused('workshops_activity_missing', {}, 422), typed, locale);
		const { id, organization } = await offeringToEdit(fieldOf(form, 'activity'));
		requireAct(viewer, workshopActs.edit, { organisation: organization.id });
		return changeGiven(
			event,
			typed,
			NewWorkshop.safeParse(workshopIn(form, locale)),
			(tx, given) => makeWorkshop(tx, id, given, byOf(viewer)),
			(made) => `/desk/workshops/${made}?done=made`
		);
	}
};
