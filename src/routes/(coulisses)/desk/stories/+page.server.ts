import { storyActs } from '#journey/acts.ts';
import { upload } from '#journey/desk/stories/upload.server.ts';
import { allStories } from '#journey/server';
import { LEAST_TOLD } from '#kernel/crowd.ts';
import { said } from '#kernel/words.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, storyActs.edit);
	const stories = await allStories();
	return {
		area: 'journey' as const,
		least: LEAST_TOLD,
		stories: stories.map(({ title, ...story }) => ({ ...story, title: said(title, event.locals.locale) }))
	};
};

export const actions: Actions = {
	add: async (event) => upload(event, await requireTeam(event, storyActs.edit))
};
