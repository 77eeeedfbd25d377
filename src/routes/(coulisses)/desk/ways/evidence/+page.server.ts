import { evidenceActs } from '#learning/acts.ts';
import { evidenceShown } from '#learning/desk/ways/shown.server.ts';
import { decideEvidence } from '#learning/server';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, evidenceActs.decide);
	return { area: 'learning' as const, waiting: await evidenceShown() };
};

export const actions: Actions = {
	decide: async (event) => {
		const by = byOf(await requireTeam(event, evidenceActs.decide));
		const form = await event.request.formData();
		const [id, accepted] = [fieldOf(form, 'id'), fieldOf(form, 'accepted') === '1'];
		return change(event, {}, (tx) => decideEvidence(tx, id, accepted, by), '/desk/ways/evidence');
	}
};
