import { organizationActs } from '#network/acts.ts';
import { figuresOf, unmerging } from '#network/desk/organizations/mergers.server.ts';
import { mergers, undoMerger } from '#network/server';
import { change } from '#web/act.server.ts';
import { requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

const LATEST = 100;

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, organizationActs.merge);
	return { mergers: (await mergers(LATEST)).map(({ rows, ...one }) => ({ ...one, figures: figuresOf(rows) })) };
};

export const actions: Actions = {
	undo: async (event) => {
		const viewer = await requireTeam(event, organizationActs.merge);
		const form = await event.request.formData();
		const [merger, slug] = [fieldOf(form, 'merger'), fieldOf(form, 'slug')];
		return change(
			event,
			{ merger, slug },
			async (tx) => {
				const undone = await undoMerger(tx, merger, byOf(viewer), slug);
				requireSure(event, unmerging(undone, event.locals.locale), form);
				return undone;
			},
			({ gone }) => `/desk/organizations/${gone}?done=unmerged`,
			{ network_unmerge_address: 'slug', network_slug_wrong: 'slug' }
		);
	}
};
