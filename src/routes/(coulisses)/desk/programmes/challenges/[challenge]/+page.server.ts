import { checkOrganization } from '#agenda/desk/activities/choices.server.ts';
import { NewChallenge } from '#learning';
import { challengeIn, challengeShown } from '#learning/desk/programmes/challenges/challenge.server.ts';
import { requireChallenge } from '#learning/desk/programmes/reach.server.ts';
import { changeChallenge } from '#learning/server';
import { changeGiven } from '#web/act.server.ts';
import { typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer, challenge } = await requireChallenge(event);
	return challengeShown(viewer, challenge, event.locals.locale);
};

export const actions: Actions = {
	default: async (event) => {
		const { viewer, challenge, by } = await requireChallenge(event);
		const form = await event.request.formData();
		const { id, fictional } = challenge;
		return changeGiven(
			event,
			typedTexts(form),
			NewChallenge.safeParse({ ...challengeIn(form, event.locals.locale), fictional }),
			async (tx, given) => {
				await checkOrganization(viewer, given.organization, tx);
				await changeChallenge(tx, id, given, by);
			},
			`/desk/programmes/challenges/${id}?done=saved`
		);
	}
};
