import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { readCode } from '#learning';
import { CLAIM_AGE, claimPupil } from '#learning/server';
import { fieldOf, problem } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	requirePerson(event);
	return { area: 'learning' as const, age: CLAIM_AGE };
};

export const actions: Actions = {
	default: async (event) => {
		const { id } = requirePerson(event);
		const form = await event.request.formData();
		const typed = { code: fieldOf(form, 'code') };
		try {
			await limit('signIn', `claim ${id}`);
			if (!fieldOf(form, 'age')) throw refused('classes_claim_age', { age: CLAIM_AGE }, 422);
			const by = { actor: ref('person', id), source: 'web' } as const;
			await transaction((tx) => claimPupil(tx, readCode(typed.code), id, by, new Date().getFullYear()));
		} catch (error) {
			return problem(error, typed, event.locals.locale);
		}
		redirect(303, href('/me/classes/claim?done=claimed', event.locals.locale));
	}
};
