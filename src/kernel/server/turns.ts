import { setImmediate, setTimeout } from 'node:timers/promises';

/** So long the next one waits for who does not come to an end. */
const PATIENCE_MS = 500;

let before: Promise<unknown> = Promise.resolve();

/**
 * Does what holds the program for tens of milliseconds one after the other, each in a turn of the event loop of its own: what several do at once would add
 * up, and nobody else be answered meanwhile.
 */
export function inTurn<T>(act: () => Promise<T>): Promise<T> {
	const mine = ended(before)
		.then(() => setImmediate())
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
