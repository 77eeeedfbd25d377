import { availableParallelism } from 'node:os';
import { Child, type Limits } from '#kernel/server/apart/child.ts';

const MOST = Math.max(2, availableParallelism() - 1);
const MEMORY_MB = 256;
/** What such a process runs. */
export const WORKER = 'src/journey/server/engine/worker.ts';
/** A step takes some twenty milliseconds, a run from its beginning a hundred, a comparison of two more: whoever takes that long lets all others pass. */
const SLOW = { ms: 400, nice: 19 };
/** When nobody has asked for so long, one is kept: who reads for a while does not wait for another; then that one ends too. */
const SPARE_MS = 45_000;
const IDLE_MS = 300_000;
/** So many wait at most: whoever comes then hears that there is too much to do. */
const QUEUE = 2000;

type Waiting = Readonly<{ take: (child: Child) => void }>;

/** What a new process does before others come. */
let first: First | null = null;
type First = Readonly<{ task: object; limits: Limits }>;

export function beginWith(its: First): void {
	first = its;
}

const idle: Child[] = [];
let aside: Child | null = null;
const all = new Set<Child>();
const queue: Waiting[] = [];
let resting: NodeJS.Timeout | undefined;

/** Runs something with a process that has nothing else to do; null when too many wait already. One that was ended is never used again. */
export async function withChild<T>(act: (child: Child) => Promise<T>): Promise<T | null> {
	if (queue.length >= QUEUE) return null;
	const child = await free();
	try {
		return await act(child);
	} finally {
		giveBack(child);
	}
}

/** Runs with a process beside the others what lost one lately: whatever it does, it takes none from them. One task at a time. */
export async function withChildAside<T>(act: (child: Child) => Promise<T>): Promise<T> {
	const child = aside?.ended === false ? aside : started();
	aside = child;
	try {
		return await act(child);
	} finally {
		if (child.behind) child.end();
		if (child.ended) aside = started();
		rest();
	}
}

function free(): Promise<Child> | Child {
	for (let child = idle.pop(); child; child = idle.pop()) {
		if (!child.ended) return child;
		all.delete(child);
	}
	if (all.size < MOST) return born();
	return new Promise((take) => queue.push({ take }));
}

function born(): Child {
	const child = started();
	all.add(child);
	return child;
}

function started(): Child {
	const child = new Child({ file: WORKER, megabytes: MEMORY_MB, nice: 5, slow: SLOW });
	if (first) child.warm(first.task, first.limits);
	return child;
}

/** In the place of one that was ended, or has fallen behind, another is started at once, not when somebody waits for it. */
function giveBack(child: Child): void {
	if (child.behind) child.end();
	if (child.ended) all.delete(child);
	const next = queue.shift();
	if (next) next.take(child.ended ? born() : child);
	else if (child.ended) idle.unshift(born());
	else idle.push(child);
	rest();
}

function rest(): void {
	clearTimeout(resting);
	resting = setTimeout(() => {
		endSpare();
		resting = setTimeout(endChildren, IDLE_MS - SPARE_MS).unref();
	}, SPARE_MS).unref();
}

/** Ends the processes that have nothing to do; others are ended with their task. */
export const endChildren = (): void => endSpare(0);

function endSpare(kept = 1): void {
	aside?.end();
	aside = null;
	for (const child of idle.splice(kept)) {
		child.end();
		all.delete(child);
	}
}
