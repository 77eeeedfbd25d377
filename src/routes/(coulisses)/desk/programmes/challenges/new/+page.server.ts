import { checkOrganization, choicesFor } from '#agenda/desk/activities/choices.server.ts';
import { isId, newId } from '#kernel/id.ts';
import { NewChallenge } from '#learning';
import { challengeIn } from '#learning/desk/programmes/challenges/challenge.server.ts';
import { byOf, kept } from '#learning/desk/programmes/reach.server.ts';
import { proposeChallenge } from '#learning/server';
import { fieldOf, problemsOf, typedTexts } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, 'desk.enter');
	const { host, organizations } = await choicesFor(viewer, event.locals.locale);
	return { key: newId(), host, organizations };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = await requireTeam(event, 'desk.enter');
		const form = await event.request.formData();
		const { locale } = event.locals;
		const read = NewChallenge.safeParse(challengeIn(form, locale));
		if (!read.success) return problemsOf(read.error, typedTexts(form), locale);
		await checkOrganization(viewer, read.data.organization);
		const sent = fieldOf(form, 'key');
		const key = isId(sent) ? sent : newId();
		const to = '/desk/programmes/challenges?done=proposed';
		return kept(locale, form, (tx) => proposeChallenge(tx, read.data, byOf(viewer), key), to);
	}
};
