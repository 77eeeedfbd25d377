import { createActivity, newActivity, planShown } from '#agenda/desk/activities/activity.server.ts';
import { choicesFor } from '#agenda/desk/activities/choices.server.ts';
import { withHub } from '#agenda/desk/activities/made-here.server.ts';
import { typedOf } from '#agenda/desk/activities/typed.server.ts';
import { newId } from '#kernel/id.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { occasions } from '#nouns.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	const choices = await withHub(await choicesFor(viewer, event.locals.locale), viewer);
	const typed = typedOf({ organization: choices.host, languages: [event.locals.locale] });
	return { choices, typed: { ...typed, fields: { ...typed.fields, mode: 'on_site', waiting: '1', key: newId() } } };
};

export const actions: Actions = {
	preview: async (event) => {
		const viewer = await requireTeam(event, deskActs.enter);
		return planShown(await newActivity(event), { viewer, locale: event.locals.locale, occasions });
	},
	create: async (event) => createActivity(event, await requireTeam(event, deskActs.enter), occasions)
};
