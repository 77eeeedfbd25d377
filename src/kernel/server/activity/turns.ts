import { setTimeout as pause } from 'node:timers/promises';

export type Turns = Readonly<{ ask(): void; stop(): Promise<void> }>;

/**
 * Has an act done whenever it is asked for: at once, one at a time, and after a rest of so many milliseconds where it was done just before. A thousand
 * commits a second then are a few turns with much to do in each, instead of a turn for each of them.
 */
export function inTurns(act: () => Promise<unknown>, restMs: number, report: (error: unknown) => void): Turns {
	const stopped = new AbortController();
	const { signal } = stopped;
	let turn: Promise<void> | undefined;
	let again = false;
	const take = async (): Promise<void> => {
		do {
			again = false;
			await act().catch(report);
			await pause(restMs, undefined, { signal }).catch(() => undefined);
		} while (again && !signal.aborted);
		turn = undefined;
	};
	return {
		ask() {
			again = true;
			if (!signal.aborted) turn ??= take();
		},
		async stop() {
			stopped.abort();
			await turn;
		}
	};
}
