import { redirect } from '@sveltejs/kit';
import { offeringChoices } from '#agenda/server';
import { activitiesIn } from '#journey';
import { shownVersion, requireStory } from '#journey/desk/stories/story.server.ts';
import { activitiesMeant, bindActivity, boundNames, wordsOf } from '#journey/server';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { said, say, type Words } from '#kernel/words.ts';
import { fieldOf, problem } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locale } = event.locals;
	const { id, slug, title, versions } = await requireStory(event);
	const version = shownVersion(versions, event.url.searchParams.get('version'));
	const { quests } = version.told;
	const names = quests.flatMap(({ tree }) => activitiesIn(tree));
	const [words, meant, bound, choices] = await Promise.all([
		wordsOf(version.hash),
		activitiesMeant(id, names),
		boundNames(id),
		offeringChoices()
	]);
	const speak = (key: string): Words => said({ ...wordsIn(words, key), source: 'fr' }, locale);
	return {
		...{ area: 'journey' as const, slug, title },
		quests: quests.map(({ key, chapter, tree }) => ({
			...{ key, tree, title: speak(`quest.${key}`), chapter: speak(`chapter.${chapter}`) }
		})),
		meant: Object.fromEntries(
			[...meant].map(([name, card]) => [name, { id: card.id, title: said(card.title, locale), bound: bound.has(name) }])
		),
		activities: choices
			.map(({ id: value, title: its }) => ({ value, label: say(its, locale).text }))
			.toSorted((a, b) => a.label.localeCompare(b.label, locale)),
		done: event.url.searchParams.has('done')
	};
};

/** A word of the story in the languages that have it. */
const wordsIn = (words: Awaited<ReturnType<typeof wordsOf>>, key: string): Partial<Words> =>
	Object.fromEntries(
		Object.entries(words).flatMap(([locale, texts]) => {
			const text = texts[key] ?? (locale === 'fr' ? key : '');
			return text ? [[locale, text]] : [];
		})
	);

export const actions: Actions = {
	default: async (event) => {
		const { id, slug, viewer } = await requireStory(event);
		const { locale } = event.locals;
		const form = await event.request.formData();
		const [name, offering] = [fieldOf(form, 'name'), fieldOf(form, 'offering')];
		const by = { actor: ref('person', viewer.id), source: 'desk' } as const;
		try {
			await transaction((tx) => bindActivity(tx, { story: id, name, offering: offering || null }, by));
		} catch (error) {
			return problem(error, { name }, locale);
		}
		redirect(303, href(`/desk/stories/${slug}/quests?done`, locale));
	}
};
