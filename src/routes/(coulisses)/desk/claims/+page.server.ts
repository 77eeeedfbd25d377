import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { claims, decideClaim } from '#network/server';
import { fieldOf, problem } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

const STATES = ['waiting', 'accepted', 'refused'] as const;

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'claim.decide');
	const state = STATES.find((one) => one === event.url.searchParams.get('state')) ?? 'waiting';
	return { state, claims: await claims(state) };
};

export const actions: Actions = {
	decide: async (event) => {
		const viewer = await requireTeam(event, 'claim.decide');
		const form = await event.request.formData();
		const typed = { claim: fieldOf(form, 'claim'), reason: fieldOf(form, 'reason') };
		const accepted = fieldOf(form, 'answer') === 'yes';
		try {
			await transaction((tx) => decideClaim(tx, typed.claim, { accepted, reason: typed.reason }, viewer));
		} catch (error) {
			return problem(error, typed, event.locals.locale);
		}
		redirect(303, href(`/desk/claims?done=${accepted ? 'accepted' : 'refused'}`, event.locals.locale));
	}
};
