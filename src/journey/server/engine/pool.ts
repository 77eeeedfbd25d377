import type { Child, Done } from '#kernel/server/apart/child.ts';
import type { Comparison, Run } from '../../gate.ts';
import type { Bundle } from '../../story/bundle.ts';
import { endChildren, withChild, withChildAside } from './children.ts';
import { forgetSnapshots, keepSnapshot, snapshotOf } from './snapshots.ts';
import { areSuspect, inTurn, suspect } from './suspects.ts';
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

/** In milliseconds, for how long a task is worked at at least: so that there is an answer within a second, also where a process must first be started, and longer for each choice that is played, ten times of what one needs. */
const limitOf = (choices: number): number => 400 + 2 * choices;
/** So many times that long a comparison may take, for which nobody waits. */
const IN_PEACE = 2;
/** Of a task's time, what one of a story that lost a process lately has. */
const SUSPECTED = 0.75;
/** What such a story may wait for its turn and for another process. */
const WAITS_MS = 250;

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
	const answer = await ask<PlayAnswer, PlayTask>([bundle], limitOf(choices), (given) => ({
		...task,
		story: given(bundle)
	}));
	if ('is' in answer) return answer;
	if (answer.played.is === 'broken') suspect([bundle.hash]);
	if (answer.saved) keepSnapshot(bundle, seed, { before: log, after: [...log, ...entries], saved: answer.saved });
	return answer.played;
}

/** Where a run stands, as far as the story follows it, with all that a page shows of it; in such a process. */
export async function standing({ bundle, seed, log }: Omit<Request, 'entries'>): Promise<Answer<Standing>> {
	const answer = await ask<StandAnswer, StandTask>([bundle], limitOf(2 * log.length), (given) => ({
		...{ do: 'stand', story: given(bundle), seed, log }
	}));
	if ('is' in answer) return answer;
	if (answer.standing.is === 'broken') suspect([bundle.hash]);
	return answer.standing;
}

/** How a run in flight fares on another version of its story (gate.ts), in such a process. */
export async function compare(old: Bundle, next: Bundle, run: Run): Promise<Answer<Comparison>> {
	const limit = IN_PEACE * limitOf(2 * run.log.length);
	const answer = await ask<CompareAnswer, CompareTask>([old, next], limit, (given) => ({
		...{ do: 'compare', old: given(old), next: given(next), run }
	}));
	if ('is' in answer) return answer;
	if (answer.compared.is === 'blocked' && answer.compared.reason) suspect([next.hash]);
	return answer.compared;
}

/** Ends the processes that have nothing to do, and forgets what was kept. */
export function closeEngine(): void {
	endChildren();
	forgetSnapshots();
}

type Given = (bundle: Bundle) => PlayTask['story'];
const byHash: Given = ({ hash }) => ({ hash });
const whole: Given = (bundle) => ({ hash: bundle.hash, bundle });

/**
 * Plays in a process. What comes of it: an answer, a process that was lost, or nothing since it would have had to wait for too long.
 * @param stories the last one is what is tried: that it is lost with it is held against it alone
 */
async function ask<A extends object, T extends object>(
	stories: readonly Bundle[],
	limit: number,
	taskOf: (given: Given) => T
): Promise<Answer<A>> {
	const hashes = stories.map(({ hash }) => hash);
	const until = performance.now() + limit + WAITS_MS;
	const left = (): number => until - performance.now();
	const carefully = () =>
		inTurn(left() - limit, () =>
			withChildAside(async (child) => {
				await child.there();
				return left() < limit / 2 ? 'late' : attempt<A, T>(child, taskOf, Math.min(SUSPECTED * limit, left()), left());
			})
		);
	const first = areSuspect(hashes)
		? await carefully()
		: // what it is may have come to light while this one waited
			await withChild(async (child) => (areSuspect(hashes) ? 'suspect' : attempt<A, T>(child, taskOf, limit)));
	const done = first === 'suspect' ? await carefully() : first;
	if (!done || done === 'late' || ('lost' in done && done.lost === 'turn')) return { is: 'busy' };
	if ('lost' in done) {
		suspect(hashes.slice(-1));
		return { is: 'broken', reason: done.lost === 'time' ? 'it takes too long' : 'it takes too much memory' };
	}
	if ('is' in done.answer) throw new Error('a process did not take a story');
	return done.answer;
}

/** Asks by the stories' hashes alone first: a process mostly has them. Where it has not, nothing was played yet, and however long that took is not the story's fault. */
async function attempt<A extends object, T extends object>(
	child: Child,
	taskOf: (given: Given) => T,
	limitMs: number,
	mostMs?: number
): Promise<Done<A | Unknown>> {
	await child.there();
	const first = await child.run<A | Unknown>(taskOf(byHash), limitMs, mostMs);
	const unknown = 'answer' in first && 'is' in first.answer;
	return unknown ? child.run<A | Unknown>(taskOf(whole), limitMs, mostMs) : first;
}
