import { publishedStories, questsOf, runsOf, type StoryNow, stage, storyNow } from '#journey/server';
import { can } from '#kernel/identity/policy.ts';
import { sameForAll } from '#kernel/server/kept/kept.ts';
import type { PageServerLoad } from './$types';

/** The path has one story at a time in most hubs; the first is the one that the page is about. */
export const load: PageServerLoad = async ({ locals: { locale, viewer } }) => {
	const stories = await sameForAll(`journey ${locale}`, () => publishedStories(locale));
	const [first] = stories;
	const runs = viewer ? await runsOf(viewer.id) : [];
	const adds = viewer !== null && can(viewer, 'story.edit');
	const now = first && (await sameForAll(`journey ${first.story}`, () => storyNow(first.story)));
	const paused = now?.playable === false;
	return { area: 'journey' as const, stories, runs, adds, paused, first: now && !paused ? await shown(now) : null };

	async function shown(story: StoryNow) {
		const slug = story.story;
		const [{ moment, chapters, quests }, mine] = await Promise.all([
			sameForAll(`journey ${slug} ${locale}`, () => stage(story, locale, { seed: 1, log: [] })),
			viewer ? questsOf(viewer.id, slug, locale) : []
		]);
		const [run] = runs.filter((one) => one.story === slug);
		const scene = moment.turn.lines.find((line) => line.scene)?.scene ?? null;
		const scenes = Object.fromEntries(
			Object.entries(story.scenes).map(([name, file]) => [name, `/journey/${slug}/scene/${file}.png`])
		);
		return { slug, chapters, quests, mine, scene, scenes, begun: run?.chapters ?? [], ended: run?.ending ?? null };
	}
};
