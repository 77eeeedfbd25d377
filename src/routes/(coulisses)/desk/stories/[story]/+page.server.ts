import { storyActs } from '#journey/acts.ts';
import { requireStory } from '#journey/desk/stories/story.server.ts';
import { upload } from '#journey/desk/stories/upload.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { slug, title, versions } = await requireStory(event);
	return {
		area: 'journey' as const,
		slug,
		title,
		versions: versions.map(({ told: _, ...version }) => version),
		done: event.url.searchParams.get('done')
	};
};

export const actions: Actions = {
	add: async (event) => upload(event, await requireTeam(event, storyActs.edit), event.params.story)
};
