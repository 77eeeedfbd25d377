import { createHash } from 'node:crypto';
import type { Bundle } from '../../story/bundle.ts';

/** In letters: some three thousand runs. */
const ROOM = 48_000_000;
/** Plays as they stood last, the last used ones last: whoever plays goes on from there instead of from the beginning. */
const kept = new Map<string, string>();
let size = 0;

const keyOf = ({ hash }: Bundle, seed: number, log: readonly string[]): string =>
	createHash('sha256')
		.update(`${hash} ${seed} ${log.join(' ')}`)
		.digest('base64');

export const snapshotOf = (bundle: Bundle, seed: number, log: readonly string[]): string | undefined =>
	kept.get(keyOf(bundle, seed, log));

/** Keeps how a run stands, instead of how it stood when it had the log before. */
export function keepSnapshot(
	bundle: Bundle,
	seed: number,
	{ before, after, saved }: { before: readonly string[]; after: readonly string[]; saved: string }
): void {
	forget(keyOf(bundle, seed, before));
	const key = keyOf(bundle, seed, after);
	forget(key);
	kept.set(key, saved);
	size += saved.length;
	for (const oldest of kept.keys()) if (size > ROOM) forget(oldest);
}

function forget(key: string): void {
	size -= kept.get(key)?.length ?? 0;
	kept.delete(key);
}

export function forgetSnapshots(): void {
	kept.clear();
	size = 0;
}
