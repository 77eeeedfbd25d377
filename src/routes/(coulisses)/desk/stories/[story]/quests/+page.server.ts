import { questsShown } from '#journey/desk/stories/quests.server.ts';
import { requireStory, shownVersion } from '#journey/desk/stories/story.server.ts';
import { bindActivity } from '#journey/server';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id, slug, title, versions } = await requireStory(event);
	const search = event.url.searchParams;
	const version = shownVersion(versions, search.get('version'));
	const shown = await questsShown(id, version, event.locals.locale);
	return { ...{ area: 'journey' as const, slug, title }, ...shown, done: search.has('done') };
};

export const actions: Actions = {
	default: async (event) => {
		const { id: story, slug, viewer } = await requireStory(event);
		const form = await event.request.formData();
		const [name, offering] = [fieldOf(form, 'name'), fieldOf(form, 'offering') || null];
		const to = `/desk/stories/${slug}/quests?done`;
		return change(event, { name }, (tx) => bindActivity(tx, { story, name, offering }, byOf(viewer)), to);
	}
};
