import { claimActs } from '#network/acts.ts';
import { claims, decideClaim } from '#network/server';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

const STATES = ['waiting', 'accepted', 'refused'] as const;

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, claimActs.decide);
	const state = STATES.find((one) => one === event.url.searchParams.get('state')) ?? 'waiting';
	return { state, claims: await claims(state) };
};

export const actions: Actions = {
	decide: async (event) => {
		const viewer = await requireTeam(event, claimActs.decide);
		const form = await event.request.formData();
		const typed = { claim: fieldOf(form, 'claim'), reason: fieldOf(form, 'reason') };
		const accepted = fieldOf(form, 'answer') === 'yes';
		return change(
			event,
			typed,
			(tx) => decideClaim(tx, typed.claim, { accepted, reason: typed.reason }, viewer),
			`/desk/claims?done=${accepted ? 'accepted' : 'refused'}`
		);
	}
};
