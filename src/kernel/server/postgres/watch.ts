import { setTimeout as delay } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import { type Entry, reenter } from './enter.ts';
import type { Hold } from './hold.ts';
import { inTurn } from './turn.ts';

export type Watch = {
	/** Ends the watch; gives back the stake, if there is a server left to have one in. */
	end(): Promise<Hold | undefined>;
};

/**
 * Brings the server back, at the same address, whenever it dies while the program lives.
 * After `attempts` failures in a row it says so to `warn` and stays away.
 */
export function keepWatch(cluster: Cluster, entry: Entry, warn: (message: string) => void, attempts: number): Watch {
	const leaving = new AbortController();
	const left = new Promise<'left'>((resolve) => leaving.signal.addEventListener('abort', () => resolve('left')));
	let hold: Hold | undefined = entry.hold;

	async function watch(): Promise<void> {
		while (hold) {
			if ((await Promise.race([hold.lost, left])) === 'left') return;
			hold = undefined;
			warn('PostgreSQL stopped; starting it again');
			hold = await heal(cluster, entry.hold, warn, attempts, leaving.signal);
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

async function heal(
	cluster: Cluster,
	former: Hold,
	warn: (message: string) => void,
	attempts: number,
	leaving: AbortSignal
): Promise<Hold | undefined> {
	for (let failures = 0; failures < attempts && !leaving.aborted; ) {
		try {
			const { hold, adopted } = await inTurn(cluster, () => reenter(cluster, () => {}, former.address));
			warn(adopted ? 'PostgreSQL runs again: another program started it' : 'PostgreSQL runs again');
			return hold;
		} catch (error) {
			failures += 1;
			warn(`PostgreSQL does not start (${failures} of ${attempts}): ${(error as Error).message}`);
			await delay(Math.min(100 * 2 ** failures, 10_000), undefined, { signal: leaving }).catch(() => {});
		}
	}
	if (!leaving.aborted) warn(`PostgreSQL is given up after ${attempts} failed starts; see ${cluster.log}`);
	return undefined;
}
