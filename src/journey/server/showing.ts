import type { Locale } from '#kernel/words.ts';
import { valuesOf } from '../game/values.ts';
import { type Shown, show, Voice } from '../play-ui/shown.ts';
import type { Stand } from '../play-ui/stand.ts';
import type { Bundle } from '../story/bundle.ts';
import { standing } from './engine/pool.ts';
import { sure } from './playing.ts';
import { bundleOf, type StoryNow, sentWords } from './stories/reading.ts';

/** A version of a story in one language: what its page shows of it beside the moment. */
export type Staged = Readonly<{
	moment: Shown;
	chapters: readonly Readonly<{ id: string; title: string; text: string; minutes: number; aside: boolean }>[];
	quests: readonly Readonly<{ key: string; title: string; how: string }>[];
	/** How many of its words are not in this language yet. */
	missing: number;
	/** The choice that could not be followed, counted from nought; then the moment is the one before it. */
	stuckAt: number | null;
}>;

type Run = Readonly<{ seed: number; log: readonly string[] }>;

/** Plays a log as far as the story follows it, and puts the moment into words. @throws 404 */
export async function stage(story: StoryNow, locale: Locale, run: Run): Promise<Staged> {
	const [bundle, spoken] = await Promise.all([
		bundleOf(story.hash),
		sentWords(story.story, locale, story.words[locale])
	]);
	const { stand, stuckAt } = await standFor(bundle, run);
	const voice = new Voice(bundle, spoken, locale);
	const values = valuesOf(stand.state, bundle.game);
	const say = (key: string): string => voice.say(key, values);
	return {
		moment: show(voice, stand),
		chapters: story.chapters.map(({ id, minutes, aside = false }) => ({
			id,
			minutes,
			aside,
			title: say(`chapter.${id}`),
			text: say(`chapter.${id}.text`)
		})),
		quests: bundle.quests.map((key) => ({ key, title: say(`quest.${key}`), how: say(`quest.${key}.how`) })),
		missing: spoken.missing.length,
		stuckAt
	};
}

const standFor = (bundle: Bundle, { seed, log }: Run): Promise<{ stand: Stand; stuckAt: number | null }> =>
	sure(bundle, () => standing({ bundle, seed, log }));
