import { spelling } from '#kernel/fold.ts';
import type { State } from './game/state.ts';
import { hashOf } from './hash.ts';
import { Stuck } from './moment.ts';
import { Play } from './play.ts';
import { type Bundle, isPlayable, type Strings } from './story/bundle.ts';

/** What a run has come to, whatever version told it: equal fingerprints are the same outcome. `shown`: the competences of its choices, `2 1.1/1` for the second. */
type Outcome = Readonly<{ hash: string; state: State; offered: readonly string[]; shown: readonly string[] }>;

/** Where a run can be taken back to: after so many of its choices, at this checkpoint. */
type Checkpoint = Readonly<{ id: string; seq: number }>;

/** How a run in flight fares on another version of its story. */
export type Comparison =
	| Readonly<{ is: 'same' }>
	/** From this choice on (0: from the beginning) it comes to something else; `was` is not known of a version that other rules were made for. */
	| Readonly<{ is: 'differs'; at: number; was: Outcome | null; now: Outcome }>
	/** This choice is not there any more; `offered` is empty, and there is a reason, where the story itself broke. */
	| Readonly<{
			is: 'blocked';
			at: number;
			wanted: string;
			offered: readonly string[];
			reason?: string;
			checkpoint: Checkpoint | null;
	  }>;

export type Run = Readonly<{ seed: number; log: readonly string[] }>;

/** Plays a run in flight on another version of its story. Of a version that other rules were made for only the other one is played. @throws when its own version cannot play it */
export function compareRun(old: Bundle, next: Bundle, { seed, log }: Run): Comparison {
	const was = isPlayable(old) ? Play.open(old, seed) : null;
	const now = opened(next, seed);
	if (!(now instanceof Play)) return blocked(0, log, [], now, null);
	let same = equal(was, now);
	let parted = same ? log.length : 0;
	let checkpoint = checkpointOf(now);
	for (const [at, choice] of log.entries()) {
		was?.choose(choice);
		try {
			now.choose(choice);
		} catch (error) {
			const reason = error instanceof Stuck ? undefined : String(error);
			return blocked(at, log, error instanceof Stuck ? error.offered : [], reason, checkpoint);
		}
		checkpoint = checkpointOf(now) ?? checkpoint;
		const still = equal(was, now);
		if (same && !still) parted = at;
		same = still;
	}
	return same ? { is: 'same' } : { is: 'differs', at: parted, was: was && outcomeOf(was), now: outcomeOf(now) };
}

/** The play, or why its beginning cannot be told. */
function opened(bundle: Bundle, seed: number): Play | string {
	try {
		return Play.open(bundle, seed);
	} catch (error) {
		return String(error);
	}
}

function blocked(
	at: number,
	log: readonly string[],
	offered: readonly string[],
	reason: string | undefined,
	checkpoint: Checkpoint | null
): Comparison {
	const found = { is: 'blocked', at, wanted: log[at] ?? '', offered, checkpoint } as const;
	return reason === undefined ? found : { ...found, reason };
}

/** The checkpoint that was reached by the last choice, if it led to one. */
function checkpointOf({ pages, log }: Play): Checkpoint | null {
	const id = pages.at(-1)?.lines.findLast((line) => line.checkpoint)?.checkpoint;
	return id ? { id, seq: log.length } : null;
}

function outcomeOf({ state, offered: there, shown: told }: Play): Outcome {
	const offered = there.toSorted();
	const shown = told.map(({ competence, level, seq }) => `${seq} ${competence}/${level}`).toSorted();
	return { hash: hashOf({ state, offered, shown }), state, offered, shown };
}

/** The key of the words of an entry of a log. */
export const wordsKeyOf = (entry: string): string =>
	entry.startsWith('card:') ? `card.${entry.slice(5)}` : `c.${entry.split('+')[0]}`;

/** The first choice of a log that says something else in other words: nobody took that one. A comma or a capital that was mended is nothing else. */
export function reworded(log: readonly string[], was: Strings, now: Strings): number | null {
	const at = log.findIndex((entry) => {
		const key = wordsKeyOf(entry);
		return spelling(was[key] ?? '') !== spelling(now[key] ?? '');
	});
	return at < 0 ? null : at;
}

const equal = (one: Play | null, other: Play): boolean => one !== null && outcomeOf(one).hash === outcomeOf(other).hash;
