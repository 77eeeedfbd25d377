import { checkOrganization, choicesFor } from '#agenda/desk/activities/choices.server.ts';
import { newId } from '#kernel/id.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { NewProgramme } from '#learning';
import { programmeIn } from '#learning/desk/programmes/read.server.ts';
import { addProgramme } from '#learning/server';
import { changeGiven } from '#web/act.server.ts';
import { keyIn, typedTexts } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	const { host, organizations, operations } = await choicesFor(viewer, event.locals.locale);
	return { key: newId(), host, organizations, operations };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = await requireTeam(event, deskActs.enter);
		const form = await event.request.formData();
		const key = keyIn(form);
		const read = NewProgramme.safeParse(programmeIn(form, event.locals.locale));
		return changeGiven(
			event,
			typedTexts(form),
			read,
			async (tx, given) => {
				await checkOrganization(viewer, given.organization, tx);
				await addProgramme(tx, given, key);
			},
			`/desk/programmes/${key}?done=made`
		);
	}
};
