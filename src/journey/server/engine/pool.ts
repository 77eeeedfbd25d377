import type { Comparison, Run } from '../../gate.ts';
import type { Bundle } from '../../story/bundle.ts';
import type { Child } from './child.ts';
import { endChildren, withChild } from './children.ts';
import { forgetSnapshots, keepSnapshot, snapshotOf } from './snapshots.ts';
import { inTurn, suspect } from './suspects.ts';
import type {
	CompareAnswer,
	CompareTask,
	PlayAnswer,
	Played,
	PlayTask,
	StandAnswer,
	Standing,
	StandTask,
	Unknown
} from './worker.ts';

/** The longest that a task may take, and that it takes longer for each choice that is played: ten times of what one needs. */
const LIMIT_MS = 1000;
const LIMIT_A_CHOICE_MS = 2;

export type Request = Readonly<{ bundle: Bundle; seed: number; log: readonly string[]; entries?: readonly string[] }>;
/** `busy`: nothing was tried, and may be asked again. */
export type Answer<T> = T | Readonly<{ is: 'broken'; reason: string }> | Readonly<{ is: 'busy' }>;

/**
 * Plays choices after a log, in a process with limits of time and memory: a story that does not end ends that process, and the others go on. How a run stood last is
 * kept, so that one more choice costs one choice.
 */
export async function play({ bundle, seed, log, entries = [] }: Request): Promise<Answer<Played>> {
	const saved = snapshotOf(bundle, seed, log);
	const task = { do: 'play', seed, log: saved ? [] : log, entries, ...(saved ? { saved } : {}) } as const;
	const choices = entries.length + (saved ? 0 : log.length);
	const answer = await ask<PlayAnswer, PlayTask>([bundle], choices, (given) => ({ ...task, story: given(bundle) }));
	if ('is' in answer) return answer;
	if (answer.played.is === 'broken') suspect(bundle.hash);
	if (answer.saved) keepSnapshot(bundle, seed, { before: log, after: [...log, ...entries], saved: answer.saved });
	return answer.played;
}

/** Where a run stands, as far as the story follows it, with all that a page shows of it; in such a process. */
export async function standing({ bundle, seed, log }: Omit<Request, 'entries'>): Promise<Answer<Standing>> {
	const answer = await ask<StandAnswer, StandTask>([bundle], 2 * log.length, (given) => ({
		...{ do: 'stand', story: given(bundle), seed, log }
	}));
	if ('is' in answer) return answer;
	if (answer.standing.is === 'broken') suspect(bundle.hash);
	return answer.standing;
}

/** How a run in flight fares on another version of its story (gate.ts), in such a process. */
export async function compare(old: Bundle, next: Bundle, run: Run): Promise<Answer<Comparison>> {
	const answer = await ask<CompareAnswer, CompareTask>([old, next], 2 * run.log.length, (given) => ({
		...{ do: 'compare', old: given(old), next: given(next), run }
	}));
	return 'is' in answer ? answer : answer.compared;
}

/** Ends the processes that have nothing to do, and forgets what was kept. */
export function closeEngine(): void {
	endChildren();
	forgetSnapshots();
}

type Given = (bundle: Bundle) => PlayTask['story'];
const byHash: Given = ({ hash }) => ({ hash });
const whole: Given = (bundle) => ({ hash: bundle.hash, bundle });

/** Asks a process by the stories' hashes alone first: it mostly has them. */
async function ask<A extends object, T extends object>(
	stories: readonly Bundle[],
	choices: number,
	taskOf: (given: Given) => T
): Promise<Answer<A>> {
	const limit = LIMIT_MS + choices * LIMIT_A_CHOICE_MS;
	const hashes = stories.map(({ hash }) => hash);
	const act = async (child: Child) => {
		const first = await child.run<A | Unknown>(taskOf(byHash), limit);
		return 'answer' in first && 'is' in first.answer ? child.run<A | Unknown>(taskOf(whole), limit) : first;
	};
	const done = await inTurn(hashes, () => withChild<A | Unknown>(act));
	if (!done) return { is: 'busy' };
	if ('lost' in done) {
		for (const hash of hashes) suspect(hash);
		return { is: 'broken', reason: done.lost === 'time' ? 'it takes too long' : 'it takes too much memory' };
	}
	if ('is' in done.answer) throw new Error('a process did not take a story');
	return done.answer;
}
