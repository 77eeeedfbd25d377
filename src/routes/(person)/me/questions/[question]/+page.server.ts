import { replyFrom, requireOwnQuestion, threadShown } from '#venture/pages/asking/thread.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const question = await requireOwnQuestion(requirePerson(event), event.params.question);
	return { area: 'venture' as const, ...(await threadShown(question)) };
};

export const actions: Actions = {
	default: async (event) => {
		const question = await requireOwnQuestion(requirePerson(event), event.params.question);
		return replyFrom(event, question, `/me/questions/${question.id}`);
	}
};
