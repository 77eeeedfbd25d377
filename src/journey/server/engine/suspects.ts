const LONG_MS = 600_000;

/** Stories that did not end, or wanted too much, and until when that is held against them. */
const suspects = new Map<string, number>();
let last: Promise<unknown> = Promise.resolve();

export const suspect = (hash: string): void => void suspects.set(hash, Date.now() + LONG_MS);

/** Plays a story at once; one that lost a process lately waits for the others of its kind, so that there is always a process left for everybody else. */
export function inTurn<T>(hashes: readonly string[], act: () => Promise<T>): Promise<T> {
	if (!hashes.some(isSuspect)) return act();
	const turn = last.then(act);
	last = turn.catch(() => undefined);
	return turn;
}

function isSuspect(hash: string): boolean {
	const until = suspects.get(hash);
	if (until !== undefined && until < Date.now()) suspects.delete(hash);
	return suspects.has(hash);
}
