import { AsyncLocalStorage } from 'node:async_hooks';
import { refused } from '../errors.ts';

/** So many are answered at once, and so many of one network: whoever asks much leaves room for others. */
const AT_ONCE = 6;
const OF_ONE_NETWORK = 3;
/** So many wait, and so long: a hall of six hundred that opens one page is served within it. */
const MOST_WAITING = 1500;
const PATIENCE_MS = 10_000;

/** Who asks. `self`: what tells those of one network apart (a device, a key, a connection). */
export type Asker = Readonly<{ network: string; self: string }>;

/** An answer asks the database for so long, whatever each statement takes. */
const ANSWER_MS = 5000;

/** What an answer has cost so far: milliseconds that its statements took in the database beyond an ordinary one's; until when it may ask, and whether by the lane's own connections. */
export type Spent = { longMs: number; readonly until: number; readonly isInLane: boolean };

type Waiting = Readonly<{ begin: () => void; asker: Asker }>;

const spending = new AsyncLocalStorage<Spent>();
const running = new Map<string, number>();
/** Those who wait, by network and then by who they are, each in the order in which it is their turn. */
const waiting = new Map<string, Map<string, Waiting[]>>();
let inAll = 0;
let inLine = 0;

/** What the running answer has cost; undefined for what is not counted. */
export const spentHere = (): Spent | undefined => spending.getStore();

/** How many are being answered and how many wait. */
export const laneNow = (): Readonly<{ running: number; waiting: number }> => ({ running: inAll, waiting: inLine });

/**
 * Answers what anybody may ask: few at once, on connections of their own, which nobody holds for longer than two seconds (`db.ts`). Networks take turns, and within a network
 * those who ask. What is asked within an answer belongs to it.
 * @returns the answer and what it has cost. Throws 503 kernel_crowded where too many wait, or for too long
 */
export async function inLane<T>(asker: Asker, act: () => Promise<T>): Promise<{ answer: T; spent: Spent }> {
	const outer = spending.getStore();
	if (outer) return { answer: await act(), spent: outer };
	await turn(asker);
	const spent: Spent = { longMs: 0, until: performance.now() + ANSWER_MS, isInLane: true };
	try {
		return { answer: await spending.run(spent, act), spent };
	} finally {
		leave(asker);
	}
}

/** Answers what somebody reads who is signed in, beside the lane. @returns the answer and what it has cost */
export async function reckoned<T>(act: () => Promise<T>): Promise<{ answer: T; spent: Spent }> {
	const spent: Spent = { longMs: 0, until: Number.POSITIVE_INFINITY, isInLane: false };
	return { answer: await spending.run(spent, act), spent };
}

function turn(asker: Asker): Promise<void> {
	if (mayBegin(asker.network)) return Promise.resolve(enter(asker));
	if (inLine >= MOST_WAITING) throw busy();
	return new Promise((resolve, reject) => {
		const one: Waiting = { asker, begin: () => resolve(clearTimeout(late)) };
		const late = setTimeout(() => {
			forget(one);
			reject(busy());
		}, PATIENCE_MS);
		wait(one);
	});
}

const busy = (): Error => refused('kernel_crowded', {}, 503);

const mayBegin = (network: string): boolean => inAll < AT_ONCE && (running.get(network) ?? 0) < OF_ONE_NETWORK;

function enter({ network }: Asker): void {
	inAll++;
	running.set(network, (running.get(network) ?? 0) + 1);
}

function leave({ network }: Asker): void {
	inAll--;
	const left = (running.get(network) ?? 1) - 1;
	if (left) running.set(network, left);
	else running.delete(network);
	const next = nextInLine();
	if (!next) return;
	enter(next.asker);
	next.begin();
}

function wait(one: Waiting): void {
	const { network, self } = one.asker;
	const its = waiting.get(network) ?? new Map<string, Waiting[]>();
	const before = its.get(self);
	if (before) before.push(one);
	else its.set(self, [one]);
	waiting.set(network, its);
	inLine++;
}

/** The first of the first network that may begin; both go behind the others. */
function nextInLine(): Waiting | undefined {
	for (const [network, its] of waiting) {
		if (!mayBegin(network)) continue;
		const [self, [next, ...rest]] = its.entries().next().value as [string, Waiting[]];
		its.delete(self);
		if (rest.length) its.set(self, rest);
		waiting.delete(network);
		if (its.size) waiting.set(network, its);
		inLine--;
		return next;
	}
	return undefined;
}

function forget(one: Waiting): void {
	const { network, self } = one.asker;
	const its = waiting.get(network);
	const left = its?.get(self)?.filter((other) => other !== one) ?? [];
	if (left.length) its?.set(self, left);
	else its?.delete(self);
	if (!its?.size) waiting.delete(network);
	inLine--;
}
