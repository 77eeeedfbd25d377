import { refused } from '#kernel/errors.ts';
import type { Locale } from '#kernel/words.ts';
import type { Bundle } from '../../story/bundle.ts';
import { play } from '../engine/pool.ts';
import { sure } from '../playing.ts';
import { bundleOf } from '../stories/reading.ts';
import { takeSync } from './sync.ts';

/** One choice of somebody whose page does not play by itself. `key`: one for each page, so that pressed twice it is taken once. */
export type OneChoice = Readonly<{
	run: string;
	seed: number;
	/** The version of the story. */
	hash: string;
	key: string;
	log: readonly string[];
	entry: string;
}>;

/** Takes one choice at the end of a run. @throws journey_play_not_offered, and what takeSync throws */
export async function takeChoice(person: string, choice: OneChoice, locale: Locale): Promise<void> {
	const { log, entry, ...sent } = choice;
	const bundle = await bundleOf(choice.hash);
	const [before, after] = [await hashAt(bundle, choice.seed, log), await hashAt(bundle, choice.seed, [...log, entry])];
	const answer = await takeSync(person, { ...sent, base: log.length, before, entries: [entry], after }, locale);
	if (answer.status !== 'kept') throw refused('journey_play_not_offered');
}

async function hashAt(bundle: Bundle, seed: number, log: readonly string[]): Promise<string> {
	const played = await sure(bundle, () => play({ bundle, seed, log }));
	if (played.is !== 'played') throw refused('journey_play_not_offered');
	return played.hash;
}
