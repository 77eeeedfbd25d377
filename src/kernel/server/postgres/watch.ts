import { setTimeout as delay } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import { type Entry, reenter } from './enter.ts';
import type { Hold } from './hold.ts';
import { inTurn } from './turn.ts';

export type Watch = {
	/** Ends the watch; gives back the stake, if there is a server left to have one in. */
	end(): Promise<Hold | undefined>;
};

type Warn = (message: string) => void;

/**
 * Brings the server back, at the same address, whenever it dies while the program lives, and tries for as long as it takes: what fills a disk is taken away
 * some day.
 * @param died is told each time, at once.
 */
export function keepWatch(cluster: Cluster, entry: Entry, warn: Warn, died: (at: Date) => void): Watch {
	const leaving = new AbortController();
	const left = new Promise<'left'>((resolve) => leaving.signal.addEventListener('abort', () => resolve('left')));
	let hold: Hold | undefined = entry.hold;

	async function watch(): Promise<void> {
		while (hold) {
			if ((await Promise.race([hold.lost, left])) === 'left') return;
			hold = undefined;
			warn('PostgreSQL stopped; starting it again');
			died(new Date());
			hold = await heal(cluster, entry.hold, warn, leaving.signal);
		}
	}

	const watching = watch().catch((error) => warn(`PostgreSQL is not watched any more: ${error.message}`));
	return {
		end: async () => {
			leaving.abort();
			await watching;
			return hold;
		}
	};
}

const LONGEST_PAUSE_MS = 5000;

async function heal(cluster: Cluster, former: Hold, warn: Warn, leaving: AbortSignal): Promise<Hold | undefined> {
	for (let failures = 0; !leaving.aborted; ) {
		try {
			const { hold, adopted } = await inTurn(cluster, () => reenter(cluster, () => {}, former.address));
			warn(adopted ? 'PostgreSQL runs again: another program started it' : 'PostgreSQL runs again');
			return hold;
		} catch (error) {
			failures += 1;
			if (isPowerOfTwo(failures))
				warn(`PostgreSQL does not start (tried ${failures} times, and again): ${(error as Error).message}`);
			await delay(Math.min(100 * 2 ** failures, LONGEST_PAUSE_MS), undefined, { signal: leaving }).catch(() => {});
		}
	}
	return undefined;
}

/** More and more rarely: what fails for a night must not fill the log. */
const isPowerOfTwo = (count: number): boolean => Number.isInteger(Math.log2(count));
