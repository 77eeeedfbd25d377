import { Refusal, refused } from '#kernel/errors.ts';
import { log } from '#kernel/server/log.ts';
import type { State } from '../game/state.ts';
import type { Page, Shown } from '../moment.ts';
import { type Bundle, isPlayable } from '../story/bundle.ts';
import { type Answer, play } from './engine/pool.ts';

/** A run to be played: its log, and what comes after it. */
export type ToPlay = Readonly<{ bundle: Bundle; seed: number; log: readonly string[]; entries: readonly string[] }>;

/** What became of it. */
export type Played =
	| Readonly<{
			ok: true;
			/** Of the state at the end. */
			hash: string;
			seq: number;
			/** The chapters that began after the log; without entries, those of what was said last. */
			chapters: readonly string[];
			ending: string | null;
			shown: readonly Shown[];
			state: State;
	  }>
	| Readonly<{ ok: false; at: number; wanted: string; offered: readonly string[] }>;

/** Plays a run, in a process with limits. @throws journey_story_paused, journey_story_broken when the story itself fails there, journey_crowded when too many play */
export async function playOn(given: ToPlay): Promise<Played> {
	const answer = await sure(given.bundle, () => play(given));
	if (answer.is === 'stuck') return { ok: false, at: answer.at, wanted: answer.wanted, offered: answer.offered };
	const { hash, seq, page, pages, shown, state } = answer;
	const chapters = chaptersIn(given.entries.length ? pages : [page]);
	return { ok: true, hash, seq, chapters, ending: state.ended, shown, state };
}

/** What a process answers, if it is an answer. @throws journey_story_paused for a version of other rules, which none is asked about, journey_story_broken, journey_crowded */
export async function sure<T extends { is: string }>(
	bundle: Bundle,
	ask: () => Promise<Answer<T>>
): Promise<Exclude<T, { is: 'broken' }>> {
	if (!isPlayable(bundle)) throw refused('journey_story_paused', {}, 503);
	const answer = await ask();
	if (answer.is === 'busy') throw refused('journey_crowded', {}, 503);
	if (answer.is !== 'broken') return answer as Exclude<T, { is: 'broken' }>;
	const { story, hash } = bundle;
	log.error({ story, hash, reason: 'reason' in answer ? answer.reason : '' }, 'a story does not work');
	throw refused('journey_story_broken', {}, 422);
}

/** Asks again while a machine has too much to do (journey_crowded), as a page does after a while. */
export async function patiently<T>(act: () => Promise<T>): Promise<T> {
	for (let left = 20; ; left--)
		try {
			return await act();
		} catch (error) {
			if (!(error instanceof Refusal) || error.code !== 'journey_crowded' || left === 0) throw error;
		}
}

const chaptersIn = (pages: readonly Page[]): string[] => [
	...new Set(pages.flatMap(({ lines }) => lines.flatMap(({ chapter }) => chapter ?? [])))
];
