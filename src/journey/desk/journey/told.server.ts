import { type Locale, said, type Words } from '#kernel/words.ts';
import { allStories, effects, funnel, shelvedStory, storyOfVersion, wordsOf } from '../../server/index.ts';

/** What a story does, for the page and its file: the one that the address names, else the first that is published; null when there is none. */
export async function storyTold({ searchParams }: URL, locale: Locale) {
	const stories = (await allStories()).filter(({ liveSince }) => liveSince);
	const story = stories.find(({ slug }) => slug === searchParams.get('story')) ?? stories[0] ?? null;
	const choices = stories.map(({ slug, title }) => ({ slug, title: said(title, locale) }));
	return { stories: choices, story: story && { ...story, ...(await numbersOf(story.slug, story.id, locale)) } };
}

async function numbersOf(slug: string, id: string, locale: Locale) {
	const { versions } = await shelvedStory(slug);
	const live = versions.find(({ state }) => state === 'live');
	const words = live ? await wordsOf(live.hash) : null;
	const speak = (key: string): Words => {
		const [own, french] = [words?.[locale][key], words?.fr[key] ?? key];
		return said({ source: 'fr', fr: french, ...(own ? { [locale]: own } : {}) }, locale);
	};
	const chapters = live ? (await storyOfVersion(live.hash)).chapters.map(({ id: chapter }) => chapter) : [];
	const quests = live?.told.quests.map(({ key }) => key) ?? [];
	const far = await funnel(id, { chapters, quests });
	return {
		effects: await effects(slug),
		players: far.players,
		chapters: far.chapters.map((one) => ({ ...one, title: speak(`chapter.${one.key}`) })),
		quests: far.quests.map((one) => ({ ...one, title: speak(`quest.${one.key}`) }))
	};
}
