import { Refusal } from '../errors.ts';
import { type Bearer, placeOf } from './bearer.ts';
import { count, isOver, limitWrong } from './limits.ts';

const KNOWN_MS = 12 * 3_600_000;
const MOST_KNOWN = 20_000;
/** Addresses from which a right code came lately, and until when they are known: the schools that are at it. */
const known = new Map<string, number>();

/**
 * Opens what a short code opens. A limit for each bearer holds nobody who comes as many: where all together guess wrong more often than pupils do, each has few tries left
 * until one is right. Whoever has a right code is let in all the same, also from an address that was never seen.
 * @throws 429 with the seconds to wait, and what the act throws.
 */
export async function limitGuess<Opened>(bearer: Bearer, open: () => Promise<Opened>): Promise<Opened> {
	const what = !(await isOver('search')) ? 'pupil' : isKnown(bearer) ? 'searchKnown' : 'searchStranger';
	return limitWrong(what, bearer, async () => {
		const opened = await open().catch(async (error: unknown) => {
			if (error instanceof Refusal && error.status === 404) await count('search');
			throw error;
		});
		know(bearer);
		return opened;
	});
}

const isKnown = (bearer: Bearer): boolean => (known.get(placeOf(bearer)) ?? 0) > Date.now();

function know(bearer: Bearer): void {
	const place = placeOf(bearer);
	known.delete(place);
	known.set(place, Date.now() + KNOWN_MS);
	for (const oldest of known.keys()) {
		if (known.size <= MOST_KNOWN) break;
		known.delete(oldest);
	}
}
