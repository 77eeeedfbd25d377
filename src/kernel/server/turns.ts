import { setImmediate, setTimeout } from 'node:timers/promises';
import { refused } from '../errors.ts';

/** So long the next one waits for who does not come to an end. */
const PATIENCE_MS = 500;

/** Each takes some tens of milliseconds: who came after these would wait for longer than anybody does. */
const MOST_WAITING = 100;

let before: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Whether so many wait for their turn that no other may. */
export const isCrowded = (): boolean => waiting >= MOST_WAITING;

/**
 * Does what holds the program for tens of milliseconds one after the other, each in a turn of the event loop of its own: what several do at once would add
 * up, and nobody else be answered meanwhile. @throws 503 when too many wait
 */
export async function inTurn<T>(act: () => Promise<T>): Promise<T> {
	if (isCrowded()) throw refused('kernel_unavailable', {}, 503);
	waiting++;
	const mine = ended(before)
		.then(() => setImmediate())
		.finally(() => waiting--)
		.then(act);
	before = mine.catch(() => undefined);
	return mine;
}

/** Waits for the end of something, but not for ever. */
async function ended(what: Promise<unknown>): Promise<void> {
	const enough = new AbortController();
	const late = setTimeout(PATIENCE_MS, undefined, { signal: enough.signal }).catch(() => undefined);
	await Promise.race([what, late]);
	enough.abort();
}
