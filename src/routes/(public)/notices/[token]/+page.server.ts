import { missing } from '#kernel/errors.ts';
import { rhythmOf, topicOf } from '#kernel/identity/server/rhythms.ts';
import { stopped } from '#kernel/server/stopping.ts';
import { chooseByLink, rhythmChoices } from '#web/notices.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { token }, locals: { locale }, setHeaders }) => {
	const { person, topic: id } = stopped(token);
	const topic = topicOf(id);
	if (!topic) throw missing();
	setHeaders({ 'cache-control': 'private, no-store' });
	return {
		name: topic.name({}, { locale }),
		choices: rhythmChoices(topic, locale),
		rhythm: await rhythmOf(person, topic)
	};
};

/** The form of the page, and the button of a mail program (RFC 8058), which comes without a browser: see `isForeign` in hooks.server.ts. */
export const actions: Actions = {
	default: async ({ params: { token }, request }) => {
		await chooseByLink(token, await request.formData());
		return { done: true };
	}
};
