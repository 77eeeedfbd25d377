import { answerByLink } from '#venture/pages/playtests/playtest.server.ts';
import { formByLink } from '#venture/server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	const { seat, playtest, questions, open } = await formByLink(params.token);
	const { answers, named } = seat;
	return {
		area: 'venture' as const,
		title: playtest.title,
		company: playtest.company,
		questions,
		answers,
		named,
		open
	};
};

export const actions: Actions = { answer: (event) => answerByLink(event, event.params.token) };
