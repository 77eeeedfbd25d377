import { Refusal } from '../errors.ts';
import { count, isOver, limitWrong } from './limits.ts';
import { networksOf } from './networks.ts';

const KNOWN_MS = 12 * 3_600_000;
const MOST_KNOWN = 20_000;
/** Addresses from which a right code came lately, and until when they are known: the schools that are at it. */
const known = new Map<string, number>();

/**
 * Opens what a short code opens. A limit for each address holds nobody who has many of them: where all together guess wrong more often than pupils do, each has few tries left
 * until one is right. Whoever has a right code is let in all the same, also from an address that was never seen.
 * @throws 429 with the seconds to wait, and what the act throws.
 */
export async function limitGuess<Opened>(address: string, open: () => Promise<Opened>): Promise<Opened> {
	const what = !(await isOver('search')) ? 'pupil' : isKnown(address) ? 'searchKnown' : 'searchStranger';
	return limitWrong(what, address, async () => {
		const opened = await open().catch(async (error: unknown) => {
			if (error instanceof Refusal && error.status === 404) await count('search');
			throw error;
		});
		know(address);
		return opened;
	});
}

const isKnown = (address: string): boolean => (known.get(networksOf(address).near) ?? 0) > Date.now();

function know(address: string): void {
	const { near } = networksOf(address);
	known.delete(near);
	known.set(near, Date.now() + KNOWN_MS);
	for (const oldest of known.keys()) {
		if (known.size <= MOST_KNOWN) break;
		known.delete(oldest);
	}
}
