import { askedBy, requirePlayer } from '#journey/pages/journey/run.server.ts';
import { storyShown, takeTyped } from '#journey/pages/journey/story.server.ts';
import { keepWish, runAsked } from '#journey/pages/journey/wish.server.ts';
import { attemptTo } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { locale, viewer } }) => ({
	area: 'journey' as const,
	...(await storyShown(params.story, url, viewer, locale))
});

export const actions: Actions = {
	/** Keeps an answer that is given while playing, or that it was passed over, and goes on where she plays. */
	wish: async (event) => {
		const { id: person } = requirePlayer(event);
		const { story } = event.params;
		const run = await runAsked(person, story, event.url);
		const form = await event.request.formData();
		const moment = fieldOf(form, 'moment') === 'after' ? 'after' : 'before';
		return keepWish(event, form, { person, story, moment }, () => `/journey/${story}?run=${run}#said`);
	},
	choose: async (event) => {
		const { id } = requirePlayer(event);
		const { story } = event.params;
		const form = await event.request.formData();
		const asked = await askedBy(id, story, event.url);
		return attemptTo(
			event,
			{},
			() => takeTyped(form, asked, id, event.locals.locale),
			(run) => `/journey/${story}?run=${run}#said`
		);
	}
};
