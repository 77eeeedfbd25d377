import { newId } from '#kernel/id.ts';
import { formWithFiles } from '#kernel/server/bodies.ts';
import { limit } from '#kernel/server/limits.ts';
import { evidenceIn, goalsShown, ownEvidence, takeBack } from '#learning/pages/progress/progress.server.ts';
import { giveEvidence } from '#learning/server';
import { m } from '#messages';
import { attemptTo, changeGiven } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, keyIn } from '#web/form.server.ts';
import { bySelf, requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = requirePerson(event);
	const search = event.url.searchParams;
	// a goal that she has not begun is named in the address of the page that leads here
	const goals = await goalsShown(id, search.get('goal'), event.locals.locale);
	return { area: 'learning' as const, goals, key: newId(), done: search.get('done') };
};

export const actions: Actions = {
	give: async (event) => {
		const viewer = requirePerson(event);
		const form = await formWithFiles(event.request, 21);
		const { goal, typed, read } = await evidenceIn(form, viewer.id, event.locals.locale);
		return changeGiven(
			event,
			typed,
			read,
			async (tx, given) => {
				await limit('booking', `evidence ${viewer.id}`);
				const by = { ...bySelf(viewer), id: keyIn(form) };
				await giveEvidence(tx, goal, { kind: 'person', id: viewer.id }, given, by);
			},
			'/me/progress?done=given'
		);
	},
	remove: async (event) => {
		const viewer = requirePerson(event);
		const form = await event.request.formData();
		const id = await ownEvidence(fieldOf(form, 'id'), viewer.id, event.locals.locale);
		const nothing = { form: '', words: '', link: '' };
		const remove = async () => {
			requireSure(event, doing(m.completion_evidence_ask()), form);
			await takeBack(id, bySelf(viewer));
		};
		return attemptTo(event, nothing, remove, '/me/progress?done=removed');
	}
};
