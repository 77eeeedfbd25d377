import { Refusal } from '#kernel/errors.ts';
import { words } from '#kernel/server/errors.ts';
import type { Locale } from '#kernel/words.ts';
import { rehearse } from '../../server/index.ts';

/** How far a rehearsal of this program has come; `failed` says why it stopped. */
type Running = { done: number; of: number; failed: string | null };

const running = new Map<string, Running>();

/** Begins to try a version on the runs in flight, unless that goes on already. */
export function beginRehearsal(version: string, by: Parameters<typeof rehearse>[1], locale: Locale): void {
	const known = running.get(version);
	if (known && known.failed === null) return;
	const mine: Running = { done: 0, of: 0, failed: null };
	running.set(version, mine);
	void rehearse(version, by, (done, of) => Object.assign(mine, { done, of })).then(
		() => void running.delete(version),
		(error: unknown) => {
			mine.failed = error instanceof Refusal ? words(error.code, error.params, locale) : String(error);
		}
	);
}

/** The rehearsal of a version that goes on now, or that stopped; null when there is none. */
export const rehearsalRunning = (version: string): Readonly<Running> | null => running.get(version) ?? null;
