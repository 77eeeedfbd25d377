import { limit } from '#kernel/server/limits.ts';
import { claimIn, claimShown, typedClaim } from '#learning/pages/classes/claim.server.ts';
import { claimPupil } from '#learning/server';
import { changeGiven } from '#web/act.server.ts';
import { bySelf, requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	requirePerson(event);
	return { area: 'learning' as const, ...claimShown };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = requirePerson(event);
		const form = await event.request.formData();
		return changeGiven(
			event,
			typedClaim(form),
			claimIn(form),
			async (tx, claim) => {
				await limit('signIn', `claim ${viewer.id}`);
				await claimPupil(tx, claim, viewer.id, bySelf(viewer));
			},
			'/me/classes/claim?done=claimed'
		);
	}
};
