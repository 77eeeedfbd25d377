import { Outdated } from './download.ts';

/** Why a trail could not be fetched. */
export type Trouble = 'network' | 'full' | 'outdated' | 'elsewhere';

/** @returns null where somebody has stopped it herself */
export function troubleOf(error: unknown): Trouble | null {
	const { name } = error as Error;
	if (name === 'AbortError') return null;
	if (name === 'QuotaExceededError') return 'full';
	return error instanceof Outdated ? 'outdated' : 'network';
}
