import { missing } from '#kernel/errors.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { challengeActs } from '#learning/acts.ts';
import { challengesShown } from '#learning/desk/programmes/challenges/challenge.server.ts';
import { challengeById, settleChallenge } from '#learning/server';
import { change } from '#web/act.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

const acts = ['accept', 'close', 'reopen', 'trash', 'restore'] as const;

export const load: PageServerLoad = async (event) => challengesShown(await requireTeam(event, deskActs.enter));

export const actions: Actions = {
	default: async (event) => {
		const by = byOf(await requireTeam(event, challengeActs.settle));
		const form = await event.request.formData();
		const act = acts.find((one) => one === fieldOf(form, 'act'));
		const { id } = await challengeById(fieldOf(form, 'challenge'));
		if (!act) throw missing();
		const to = '/desk/programmes/challenges?done=settled';
		return change(event, typedTexts(form), (tx) => settleChallenge(tx, id, act, by), to);
	}
};
