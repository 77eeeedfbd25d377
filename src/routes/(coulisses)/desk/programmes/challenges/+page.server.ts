import { missing } from '#kernel/errors.ts';
import { can } from '#kernel/identity/policy.ts';
import { challengeState } from '#learning';
import { byOf, kept, programmesSeenBy } from '#learning/desk/programmes/reach.server.ts';
import { challengeById, challengesOf, settleChallenge, todayHere } from '#learning/server';
import { fieldOf } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

const acts = ['accept', 'close', 'reopen', 'trash', 'restore'] as const;

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, 'desk.enter');
	const [challenges, today] = await Promise.all([challengesOf(programmesSeenBy(viewer)), todayHere()]);
	return {
		maySettle: can(viewer, 'challenge.settle'),
		challenges: challenges.map((one) => ({ ...one, state: challengeState(one, today) }))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = await requireTeam(event, 'challenge.settle');
		const form = await event.request.formData();
		const act = acts.find((one) => one === fieldOf(form, 'act'));
		const { id } = await challengeById(fieldOf(form, 'challenge'));
		if (!act) throw missing();
		const to = '/desk/programmes/challenges?done=settled';
		return kept(event.locals.locale, form, (tx) => settleChallenge(tx, id, act, byOf(viewer)), to);
	}
};
