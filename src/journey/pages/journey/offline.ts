import { canKeep, pieces, workerOf } from '#web/offline.ts';

const WHILE_LOADING_MS = 2000;

/**
 * Lets this page, and no other, go on without a network: a worker keeps it as a visitor gets it, with what it needs. Its scope is this address alone.
 * @param page the address of the page, without its search @param needs the addresses of what the story is made of
 */
export function keepOffline(page: string, needs: readonly string[]): () => void {
	if (!canKeep()) return () => {};
	// when the page has loaded its pieces, and not in the way of that
	const timer = setTimeout(() => {
		// a browser that keeps nothing plays all the same
		void keep(page, needs).catch(() => undefined);
	}, WHILE_LOADING_MS);
	return () => clearTimeout(timer);
}

async function keep(page: string, needs: readonly string[]): Promise<void> {
	const worker = await workerOf(page);
	worker?.postMessage({ keep: [page, ...new Set([...needs, ...pieces()])] });
}
