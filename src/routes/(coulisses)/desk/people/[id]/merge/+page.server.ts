import { refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { personActs } from '#kernel/identity/acts.ts';
import { mergingPersons } from '#network/desk/merging.server.ts';
import { personsToMerge } from '#network/desk/people/merging.server.ts';
import { change } from '#web/act.server.ts';
import { requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import { mergePersons } from '../../../../../../merge.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, personActs.merge);
	return personsToMerge(event.params.id, event.url, event.locals.locale);
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = await requireTeam(event, personActs.merge);
		const { id } = event.params;
		const form = await event.request.formData();
		const [other, stays] = [fieldOf(form, 'other'), fieldOf(form, 'stays')];
		return change(
			event,
			{},
			async (tx) => {
				if (!isId(other) || (stays !== id && stays !== other)) throw refused('desk_merge_choose', {}, 422);
				const goes = stays === id ? other : id;
				const question = await mergingPersons(tx, goes, stays);
				await mergePersons(tx, goes, stays, viewer.id);
				requireSure(event, question, form);
			},
			`/desk/people/${stays}?done=merged`
		);
	}
};
