import { redirect } from '@sveltejs/kit';
import { shownVersion, requireStory } from '#journey/desk/stories/story.server.ts';
import { rowId } from '#journey/desk/stories/words/rows.ts';
import { coverageOfWords, markRead, type StoryText, textsOf, unmarkRead } from '#journey/server';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { isLocale, type Locale } from '#kernel/words.ts';
import { plain } from '#network';
import { fieldOf, problem, ticked } from '#web/form.server.ts';
import { listQuery, ROWS } from '#web/list.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const states: Readonly<Record<string, (one: StoryText) => boolean>> = {
	missing: ({ text }) => text === null,
	unread: ({ text, read }) => text !== null && !read,
	read: ({ read }) => read
};

export const load: PageServerLoad = async (event) => {
	const { slug, title, versions, language, version } = await asked(event);
	const query = listQuery(event.url, { sorts: ['story'], filters: ['state', 'language', 'version'] });
	const wanted = states[query.filters.state ?? ''] ?? (() => true);
	const found = (await textsOf(version.hash, language)).filter(
		(one) => wanted(one) && plain(`${one.key} ${one.french} ${one.text ?? ''}`).includes(plain(query.q))
	);
	const pages = Math.max(1, Math.ceil(found.length / ROWS));
	const page = Math.min(query.page, pages);
	return {
		...{ area: 'journey' as const, slug, title, language, query, page, pages, total: found.length },
		version: { hash: version.hash, state: version.state },
		several: versions.length > 1,
		coverage: await coverageOfWords(version.hash),
		rows: found.slice((page - 1) * ROWS, page * ROWS),
		done: event.url.searchParams.has('done')
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { id, viewer, version, language } = await asked(event);
		const form = await event.request.formData();
		const chosen = new Map(
			ticked(form, 'chosen')
				.slice(0, ROWS)
				.map((one) => [keyIn(one), one])
		);
		const by = { actor: ref('person', viewer.id), source: 'desk' } as const;
		try {
			await transaction(async (tx) => {
				if (fieldOf(form, 'act') !== 'read') return unmarkRead(tx, id, language, [...chosen.keys()]);
				const texts = (await textsOf(version.hash, language, tx)).filter(({ text, key }) => text && chosen.has(key));
				if (texts.some((one) => chosen.get(one.key) !== rowId(one))) throw refused('journey_words_changed');
				const read = Object.fromEntries(texts.map(({ key, text }) => [key, text ?? '']));
				await markRead(tx, { version: version.hash, locale: language, texts: read }, by);
			});
		} catch (error) {
			return problem(error, {}, event.locals.locale);
		}
		const search = new URLSearchParams(event.url.search);
		search.set('done', '');
		redirect(303, `${href(`/desk/stories/${event.params.story}/words`, event.locals.locale)}?${search}`);
	}
};

const keyIn = (id: string): string => id.slice(0, id.lastIndexOf(' '));

async function asked(event: RequestEvent) {
	const story = await requireStory(event);
	const version = shownVersion(story.versions, event.url.searchParams.get('version') || null);
	return { ...story, version, language: languageIn(event.url.searchParams.get('language'), event.locals.locale) };
}

/** The language that is looked at: the one that is asked for, else the reader's. */
const languageIn = (given: string | null, own: Locale): Locale => (isLocale(given) ? given : own);
