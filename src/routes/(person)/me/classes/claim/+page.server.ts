import { refused } from '#kernel/errors.ts';
import { limit } from '#kernel/server/limits.ts';
import { readCode } from '#learning';
import { CLAIM_AGE, claimPupil } from '#learning/server';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { bySelf, requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	requirePerson(event);
	return { area: 'learning' as const, age: CLAIM_AGE };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = requirePerson(event);
		const form = await event.request.formData();
		const [code, age] = [fieldOf(form, 'code'), fieldOf(form, 'age')];
		return change(
			event,
			{ code },
			async (tx) => {
				await limit('signIn', `claim ${viewer.id}`);
				if (!age) throw refused('classes_claim_age', { age: CLAIM_AGE }, 422);
				await claimPupil(tx, readCode(code), viewer.id, bySelf(viewer), new Date().getFullYear());
			},
			'/me/classes/claim?done=claimed'
		);
	}
};
