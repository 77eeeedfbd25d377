import { classActs } from '#learning/acts.ts';
import { acceptanceIn, refusalIn, typedAnswer } from '#learning/desk/classes/answer.server.ts';
import { requestShown } from '#learning/desk/classes/classes.server.ts';
import { acceptRequest, declineRequest } from '#learning/server';
import { attemptTo, change } from '#web/act.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, classActs.keep);
	return requestShown(event.params.request, event.locals.locale);
};

export const actions: Actions = {
	accept: async (event) => {
		const by = byOf(await requireTeam(event, classActs.keep));
		const typed = typedAnswer(await event.request.formData());
		const to = pathOf(event, 'accepted');
		return attemptTo(event, typed, async () => acceptRequest(event.params.request, await acceptanceIn(typed), by), to);
	},
	decline: async (event) => {
		const by = byOf(await requireTeam(event, classActs.keep));
		const typed = typedAnswer(await event.request.formData());
		const { request } = event.params;
		const to = pathOf(event, 'declined');
		return change(event, typed, async (tx) => declineRequest(tx, request, refusalIn(typed), by), to);
	}
};

const pathOf = ({ params }: Pick<RequestEvent, 'params'>, done: string): string =>
	`/desk/classes/requests/${params.request}?done=${done}`;
