import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { type Tx, transaction } from '#kernel/server/db.ts';

/** Does something as another request would do it meanwhile: in the middle of a transaction of the test it is outside of it. */
export const another: <T>(act: () => T) => T = AsyncLocalStorage.snapshot();

const MEANWHILE_MS = 100;

/** Two acts at once: the second begins when the first is done and not yet kept. */
export async function overlapping(
	first: (tx: Tx) => Promise<unknown>,
	second: (tx: Tx) => Promise<unknown>
): Promise<void> {
	let other: Promise<unknown> = Promise.resolve();
	await transaction(async (tx) => {
		await first(tx);
		other = another(() => transaction(second));
		// it may be refused before it is waited for
		other.catch(() => undefined);
		await pause(MEANWHILE_MS);
	});
	await other;
}
