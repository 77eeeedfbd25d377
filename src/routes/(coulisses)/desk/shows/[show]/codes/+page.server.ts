import { pollsIn } from '#stage';
import { showActs } from '#stage/acts.ts';
import { takingCodesBack } from '#stage/desk/shows/asking.server.ts';
import { requireShow } from '#stage/desk/shows/show.server.ts';
import { codeCounts, forgetCodes, makeCodes, rundownOf } from '#stage/server';
import { change, written } from '#web/act.server.ts';
import { requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { show } = await requireShow(event, showActs.edit);
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
		const { show } = await requireShow(event, showActs.edit);
		const form = await event.request.formData();
		const [cue, count] = [fieldOf(form, 'cue'), fieldOf(form, 'count')];
		const typed = { cue, count };
		const problems: Record<string, string> = {};
		return written(event, typed, async (tx) => ({
			codes: await makeCodes(tx, show.id, cue, Number(count || Number.NaN)),
			...{ cue, typed, problems }
		}));
	},
	forget: async (event) => {
		const { show } = await requireShow(event, showActs.edit);
		const form = await event.request.formData();
		const cue = fieldOf(form, 'cue');
		return change(
			event,
			{ cue, count: '' },
			async (tx) => {
				const question = await takingCodesBack(tx, show.id, cue);
				await forgetCodes(tx, show.id, cue);
				requireSure(event, question, form);
			},
			`/desk/shows/${show.id}/codes?done`
		);
	}
};
