import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { pollsIn } from '#stage';
import { showActs } from '#stage/acts.ts';
import { showFor } from '#stage/desk/shows/show.server.ts';
import { codeCounts, forgetCodes, makeCodes, rundownOf } from '#stage/server';
import { fieldOf, problem } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { show } = await showFor(event, showActs.edit);
	const [rundown, made] = await Promise.all([rundownOf(show.id), codeCounts(show.id)]);
	const polls = pollsIn(rundown).filter(({ id, content }) => content.coded || made.has(id));
	return {
		show: show.id,
		title: show.listing.offering.title,
		polls: polls.map(({ id, content }) => ({ id, question: content.question, made: made.get(id) ?? 0 }))
	};
};

export const actions: Actions = {
	/** The codes are in the answer, and nowhere else. */
	make: async (event) => {
		const { show } = await showFor(event, showActs.edit);
		const form = await event.request.formData();
		const [cue, count] = [fieldOf(form, 'cue'), fieldOf(form, 'count')];
		try {
			const codes = await transaction((tx) => makeCodes(tx, show.id, cue, Number(count || Number.NaN)));
			return { codes, cue, typed: { cue, count }, problems: {} as Record<string, string> };
		} catch (error) {
			return problem(error, { cue, count }, event.locals.locale);
		}
	},
	forget: async (event) => {
		const { show } = await showFor(event, showActs.edit);
		const form = await event.request.formData();
		await transaction((tx) => forgetCodes(tx, show.id, fieldOf(form, 'cue')));
		redirect(303, href(`/desk/shows/${show.id}/codes?done`, event.locals.locale));
	}
};
