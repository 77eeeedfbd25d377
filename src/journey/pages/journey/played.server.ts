import type { Locale } from '#kernel/words.ts';
import { wishDue } from '../../index.ts';
import { publishedStories, type RunInShort, runsOf, wishesOf } from '../../server/index.ts';
import { challengesOf } from './challenges.server.ts';
import { runSaid } from './told.server.ts';

/** The stories that somebody plays, and the first that she does not. */
export async function playedBy(person: string, locale: Locale) {
	const [runs, stories] = await Promise.all([runsOf(person), publishedStories(locale)]);
	const played = Map.groupBy(runs, ({ story }) => story);
	return {
		played: await Promise.all([...played].map(([story, its]) => playedSaid(person, story, its, locale))),
		first: stories.find(({ story }) => !played.has(story))?.story ?? null
	};
}

/** A story that somebody plays: the run that goes on, those put aside, and her challenges. */
async function playedSaid(person: string, story: string, runs: readonly RunInShort[], locale: Locale) {
	const [current, ...aside] = await Promise.all(runs.map((run) => runSaid(run, locale)));
	const version = runs[0]?.version ?? '';
	const [quests, wishes] = await Promise.all([challengesOf(person, story, version, locale), wishesOf(person, story)]);
	return { story, current, aside, quests, wish: wishDue(wishes, runs[0]?.chapters.length ?? 0) };
}
