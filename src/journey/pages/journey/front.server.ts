import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { sameForAll } from '#kernel/server/kept/kept.ts';
import type { Locale } from '#kernel/words.ts';
import { storyActs } from '../../acts.ts';
import { publishedStories, questsOf, runsOf, type StoryNow, stage, storyNow } from '../../server/index.ts';

/** The stories that can be played, and the reader's own runs. The path has one story at a time in most hubs; the first is the one that the page is about. */
export async function frontShown(viewer: Viewer | null, locale: Locale) {
	const stories = await sameForAll(`journey ${locale}`, () => publishedStories(locale));
	const [first] = stories;
	const runs = viewer ? await runsOf(viewer.id) : [];
	const now = first && (await sameForAll(`journey ${first.story}`, () => storyNow(first.story)));
	const paused = now?.playable === false;
	const [run] = runs.filter(({ story }) => story === first?.story);
	return {
		...{ stories, runs, adds: can(viewer, storyActs.edit), paused },
		first: now && !paused ? { ...(await firstShown(now, viewer, locale)), ...stands(run) } : null
	};
}

const stands = (run: Awaited<ReturnType<typeof runsOf>>[number] | undefined) => ({
	begun: run?.chapters ?? [],
	ended: run?.ending ?? null
});

/** Where a story begins: its first scene, its chapters, and its challenges with the reader's own. */
async function firstShown(story: StoryNow, viewer: Viewer | null, locale: Locale) {
	const slug = story.story;
	const [{ moment, chapters, quests }, mine] = await Promise.all([
		sameForAll(`journey ${slug} ${locale}`, () => stage(story, locale, { seed: 1, log: [] })),
		viewer ? questsOf(viewer.id, slug, locale) : []
	]);
	const scene = moment.turn.lines.find((line) => line.scene)?.scene ?? null;
	return { slug, chapters, quests, mine, scene, scenes: picturesAt(`/journey/${slug}/scene`, story.scenes) };
}

/** Where each picture is had, by its name. */
export const picturesAt = (folder: string, named: Readonly<Record<string, string>>): Record<string, string> =>
	Object.fromEntries(Object.entries(named).map(([name, file]) => [name, `${folder}/${file}.png`]));
