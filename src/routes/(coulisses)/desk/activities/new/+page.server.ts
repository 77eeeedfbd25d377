import { createActivity, newActivity } from '#agenda/desk/activities/activity.server.ts';
import { choicesFor } from '#agenda/desk/activities/choices.server.ts';
import { isFailure } from '#agenda/desk/activities/picture.server.ts';
import { typedOf } from '#agenda/desk/activities/typed.server.ts';
import { newId } from '#kernel/id.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	const choices = await choicesFor(viewer, event.locals.locale);
	const typed = typedOf({ organization: choices.host, languages: [event.locals.locale] });
	return { choices, typed: { ...typed, fields: { ...typed.fields, mode: 'on_site', waiting: '1', key: newId() } } };
};

export const actions: Actions = {
	preview: async (event) => {
		await requireTeam(event, deskActs.enter);
		const read = await newActivity(event);
		return isFailure(read) ? read : { typed: read.typed, problems: {}, dates: read.dates };
	},
	create: async (event) => createActivity(event, await requireTeam(event, deskActs.enter))
};
