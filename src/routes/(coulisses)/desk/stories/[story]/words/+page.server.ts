import { requireStory, shownVersion } from '#journey/desk/stories/story.server.ts';
import { markTexts, textsListed } from '#journey/desk/stories/words/texts.server.ts';
import { isLocale, type Locale } from '#kernel/words.ts';
import { change } from '#web/act.server.ts';
import { byOf } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { slug, title, versions } = await requireStory(event);
	const { hash, state } = shownVersion(versions, event.url.searchParams.get('version') || null);
	const language = languageOf(event);
	return {
		...{ area: 'journey' as const, slug, title, language, version: { hash, state } },
		several: versions.length > 1,
		...(await textsListed(hash, language, event.url)),
		done: event.url.searchParams.has('done')
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { id: story, slug, viewer, versions } = await requireStory(event);
		const form = await event.request.formData();
		const search = new URLSearchParams(event.url.search);
		const { hash: version } = shownVersion(versions, search.get('version') || null);
		const of = { story, version, language: languageOf(event) };
		search.set('done', '');
		const to = `/desk/stories/${slug}/words?${search}`;
		return change(event, {}, (tx) => markTexts(tx, of, form, byOf(viewer)), to);
	}
};

/** The language that is looked at: the one that is asked for, else the reader's. */
function languageOf({ url, locals }: RequestEvent): Locale {
	const asked = url.searchParams.get('language');
	return isLocale(asked) ? asked : locals.locale;
}
