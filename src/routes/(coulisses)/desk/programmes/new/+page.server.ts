import { checkOrganization, choicesFor } from '#agenda/desk/activities/choices.server.ts';
import { isId, newId } from '#kernel/id.ts';
import { NewProgramme } from '#learning';
import { kept } from '#learning/desk/programmes/reach.server.ts';
import { programmeIn } from '#learning/desk/programmes/read.server.ts';
import { addProgramme } from '#learning/server';
import { fieldOf, problemsOf, typedTexts } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, 'desk.enter');
	const { host, organizations, operations } = await choicesFor(viewer, event.locals.locale);
	return { key: newId(), host, organizations, operations };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = await requireTeam(event, 'desk.enter');
		const form = await event.request.formData();
		const { locale } = event.locals;
		const read = NewProgramme.safeParse(programmeIn(form, locale));
		if (!read.success) return problemsOf(read.error, typedTexts(form), locale);
		await checkOrganization(viewer, read.data.organization);
		const sent = fieldOf(form, 'key');
		const key = isId(sent) ? sent : newId();
		return kept(locale, form, (tx) => addProgramme(tx, read.data, key), `/desk/programmes/${key}?done=made`);
	}
};
