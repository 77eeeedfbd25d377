import { setImmediate } from 'node:timers/promises';

const TURN_MS = 10;

/** Does something with each of very many, and lets others have their turn every few milliseconds: in one go it would hold the program. */
export async function gently<T>(all: Iterable<T>, act: (one: T) => void): Promise<void> {
	let began = performance.now();
	for (const one of all) {
		act(one);
		if (performance.now() - began < TURN_MS) continue;
		await setImmediate();
		began = performance.now();
	}
}
