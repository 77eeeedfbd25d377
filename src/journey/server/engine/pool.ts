import type { Child, Done, Limits } from '#kernel/server/apart/child.ts';
import type { Comparison, Run } from '../../gate.ts';
import type { Bundle } from '../../story/bundle.ts';
import { beginWith, endChildren, withChild, withChildAside } from './children.ts';
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

/** In milliseconds, what a task needs at most, ten times what it mostly does: longer for each choice that is played. */
const needs = (choices: number): number => 300 + 2 * choices;
/** So many times that a task is worked at before it is ended, and waited for at most where it has little of the processor or its process must first start. */
type Patience = Readonly<{ works: number; waits: number }>;
/** Somebody waits for an answer, which comes within a second but on a machine that has too much to do. */
const AT_ONCE: Patience = { works: 1, waits: 4 };
const IN_PEACE: Patience = { works: 2, waits: 8 };
/** Of its time, what a task had of the processor when it is ended. */
const LEAST_SHARE = 0.6;
/** How much more of that, and of patience, the first task has of a process that could not play anything before: it starts, and compiles what it runs, half a second of the processor. */
const COLD = { leastMs: 1.6, mostMs: 12 };
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
	const answer = await ask<PlayAnswer, PlayTask>([bundle], limitsOf(choices, AT_ONCE), (given) => ({
		...task,
		story: given(bundle)
	}));
	if ('is' in answer) return answer;
	if (answer.played.is === 'broken') suspect([bundle.hash]);
	if (answer.played.is === 'played') warmWith(bundle, seed);
	if (answer.saved) keepSnapshot(bundle, seed, { before: log, after: [...log, ...entries], saved: answer.saved });
	return answer.played;
}

/** Where a run stands, as far as the story follows it, with all that a page shows of it; in such a process. */
export async function standing({ bundle, seed, log }: Omit<Request, 'entries'>): Promise<Answer<Standing>> {
	const answer = await ask<StandAnswer, StandTask>([bundle], limitsOf(2 * log.length, AT_ONCE), (given) => ({
		...{ do: 'stand', story: given(bundle), seed, log }
	}));
	if ('is' in answer) return answer;
	if (answer.standing.is === 'broken') suspect([bundle.hash]);
	return answer.standing;
}

/** How a run in flight fares on another version of its story (gate.ts), in such a process. */
export async function compare(old: Bundle, next: Bundle, run: Run): Promise<Answer<Comparison>> {
	const limits = limitsOf(2 * run.log.length, IN_PEACE);
	const answer = await ask<CompareAnswer, CompareTask>([old, next], limits, (given) => ({
		...{ do: 'compare', old: given(old), next: given(next), run }
	}));
	if ('is' in answer) return answer;
	if (answer.compared.is === 'blocked' && answer.compared.reason) suspect([next.hash]);
	return answer.compared;
}

/** Has new processes begin a run that has ended well before: they have read its story by then, and whoever comes finds them quick. */
function warmWith(bundle: Bundle, seed: number): void {
	const task: PlayTask = { do: 'play', story: whole(bundle), seed, log: [], entries: [] };
	beginWith({ task, limits: limitsOf(0, IN_PEACE) });
}

/** Ends the processes that have nothing to do, and forgets what was kept. */
export function closeEngine(): void {
	endChildren();
	forgetSnapshots();
}

function limitsOf(choices: number, { works, waits }: Patience): Limits {
	const limitMs = works * needs(choices);
	return { limitMs, leastMs: LEAST_SHARE * limitMs, mostMs: waits * needs(choices) };
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
	limits: Limits,
	taskOf: (given: Given) => T
): Promise<Answer<A>> {
	const hashes = stories.map(({ hash }) => hash);
	const until = performance.now() + limits.limitMs + WAITS_MS;
	const left = (): number => until - performance.now();
	const carefully = () =>
		inTurn(left() - limits.limitMs, () =>
			withChildAside(async (child) => {
				await child.there(left());
				return left() < limits.limitMs / 2 ? 'late' : attempt<A, T>(child, taskOf, suspected(limits, left()));
			})
		);
	const first = areSuspect(hashes)
		? await carefully()
		: // what it is may have come to light while this one waited
			await withChild(async (child) => (areSuspect(hashes) ? 'suspect' : attempt<A, T>(child, taskOf, limits)));
	const done = first === 'suspect' ? await carefully() : first;
	if (!done || done === 'late' || ('lost' in done && done.lost === 'turn')) return { is: 'busy' };
	if ('lost' in done) {
		suspect(hashes.slice(-1));
		return { is: 'broken', reason: done.lost === 'time' ? 'it takes too long' : 'it takes too much memory' };
	}
	if ('is' in done.answer) throw new Error('a process did not take a story');
	return done.answer;
}

const suspected = ({ limitMs, leastMs }: Limits, left: number): Limits => ({
	limitMs: Math.min(SUSPECTED * limitMs, left),
	leastMs: SUSPECTED * leastMs,
	mostMs: left
});

const inCold = ({ limitMs, leastMs, mostMs }: Limits): Limits => ({
	limitMs,
	leastMs: COLD.leastMs * leastMs,
	mostMs: COLD.mostMs * mostMs
});

/** Asks by the stories' hashes alone first: a process mostly has them. Where it has not, nothing was played yet, and however long that took is not the story's fault. */
async function attempt<A extends object, T extends object>(
	child: Child,
	taskOf: (given: Given) => T,
	limits: Limits
): Promise<Done<A | Unknown>> {
	const its = child.warmed ? limits : inCold(limits);
	const until = performance.now() + its.mostMs;
	const first = await child.run<A | Unknown>(taskOf(byHash), its);
	const unknown = 'answer' in first && 'is' in first.answer;
	return unknown ? child.run<A | Unknown>(taskOf(whole), { ...its, mostMs: until - performance.now() }) : first;
}
