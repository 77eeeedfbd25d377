const LONG_MS = 600_000;

/** Stories that did not end, or wanted too much, and until when that is held against them. */
const suspects = new Map<string, number>();
let last: Promise<unknown> = Promise.resolve();

export const suspect = (hashes: readonly string[]): void => {
	for (const hash of hashes) suspects.set(hash, Date.now() + LONG_MS);
};

export const areSuspect = (hashes: readonly string[]): boolean => hashes.some(isSuspect);

/**
 * Plays a story that lost a process lately after the others of its kind, in the process that is there for them.
 * @param patienceMs for which it waits @returns null when its turn has not come by then
 */
export function inTurn<T>(patienceMs: number, act: () => Promise<T>): Promise<T | null> {
	return new Promise((settle, fail) => {
		let late = false;
		const patience = setTimeout(() => {
			late = true;
			settle(null);
		}, patienceMs);
		const turn = last.then(() => {
			clearTimeout(patience);
			return late ? null : act();
		});
		last = turn.catch(() => undefined);
		turn.then(settle, fail);
	});
}

function isSuspect(hash: string): boolean {
	const until = suspects.get(hash);
	if (until !== undefined && until < Date.now()) suspects.delete(hash);
	return suspects.has(hash);
}
