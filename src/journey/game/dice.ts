import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * A die of its own for one thing in one week: 32 bits of SHA-256 over its name. No die hangs on another, so a card or an event that is added to a story leaves
 * the dice of all that was there as they were.
 * @param stream what is thrown for: `event`, `test` … @param entity the stable id of the thing.
 */
export function roll(seed: number, stream: string, week: number, entity: string): number {
	const bytes = sha256(utf8ToBytes(`${seed}|${stream}|${week}|${entity}`));
	return (((bytes[0] ?? 0) << 24) | ((bytes[1] ?? 0) << 16) | ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0)) >>> 0;
}

/** A whole number from 0 to `below` − 1. */
export const rollBelow = (seed: number, stream: string, week: number, entity: string, below: number): number =>
	roll(seed, stream, week, entity) % below;

/** Whether something of so many thousandths happens. */
export const happens = (seed: number, stream: string, week: number, entity: string, thousandths: number): boolean =>
	rollBelow(seed, stream, week, entity, 1000) < thousandths;
