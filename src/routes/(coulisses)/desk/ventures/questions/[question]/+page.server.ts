import { ventureActs } from '#venture/acts.ts';
import { answerQuestionFrom, questionShown } from '#venture/desk/asking/questions.server.ts';
import { closeQuestion, reopenQuestion, takeOver } from '#venture/server';
import { buttonsOf } from '#web/act.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, ventureActs.accompany);
	return { area: 'venture' as const, ...(await questionShown(viewer, event.params.question)) };
};

const button = buttonsOf(
	async (event: RequestEvent) => ({
		viewer: await requireTeam(event, ventureActs.accompany),
		...{ id: event.params.question, typed: { words: '' } }
	}),
	(id) => `/desk/ventures/questions/${id}`
);

export const actions: Actions = {
	answer: async (event) =>
		answerQuestionFrom(event, await requireTeam(event, ventureActs.accompany), event.params.question),
	take: button('taken', (tx, id, by, viewer) => takeOver(tx, id, viewer, by)),
	close: button('closed', (tx, id, by, viewer) => closeQuestion(tx, id, viewer, by)),
	reopen: button('reopened', (tx, id, by, viewer) => reopenQuestion(tx, id, viewer, by))
};
