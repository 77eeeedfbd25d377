import { checkOrganization, choicesFor } from '#agenda/desk/activities/choices.server.ts';
import { newId } from '#kernel/id.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { NewChallenge } from '#learning';
import { challengeIn } from '#learning/desk/programmes/challenges/challenge.server.ts';
import { proposeChallenge } from '#learning/server';
import { changeGiven } from '#web/act.server.ts';
import { keyIn, typedTexts } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	const { host, organizations } = await choicesFor(viewer, event.locals.locale);
	return { key: newId(), host, organizations };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = await requireTeam(event, deskActs.enter);
		const form = await event.request.formData();
		return changeGiven(
			event,
			typedTexts(form),
			NewChallenge.safeParse(challengeIn(form, event.locals.locale)),
			async (tx, given) => {
				await checkOrganization(viewer, given.organization, tx);
				await proposeChallenge(tx, given, byOf(viewer), keyIn(form));
			},
			'/desk/programmes/challenges?done=proposed'
		);
	}
};
