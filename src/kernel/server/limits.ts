import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Refusal, refused } from '../errors.ts';

/**
 * How often something may be done: points in so many seconds. From one address of the network, behind which a whole school may be; `letter` and
 * `booking` for one e-mail address, so that nobody fills another's letter box or takes all places in one name.
 */
const limits = {
	write: new RateLimiterMemory({ points: 240, duration: 60 }),
	/** Orders to a room of those for whom sockets fail. */
	order: new RateLimiterMemory({ points: 1500, duration: 60 }),
	signIn: new RateLimiterMemory({ points: 20, duration: 300 }),
	/** Codes that are no class's. */
	pupil: new RateLimiterMemory({ points: 400, duration: 600 }),
	/** Of all addresses together: more is a search (guesses.ts), in which one address has few tries, and more where right codes came from. */
	search: new RateLimiterMemory({ points: 1500, duration: 600 }),
	searchStranger: new RateLimiterMemory({ points: 3, duration: 600 }),
	searchKnown: new RateLimiterMemory({ points: 30, duration: 600 }),
	/** Wrong pictures, by class and address: thirty pupils of one school come from one address, and err four times each. */
	pictures: new RateLimiterMemory({ points: 150, duration: 600 }),
	/** Classes that are booked or asked for: a whole staff room has one address. */
	class: new RateLimiterMemory({ points: 30, duration: 900 }),
	/** What one player sends of her runs. */
	run: new RateLimiterMemory({ points: 120, duration: 60 }),
	device: new RateLimiterMemory({ points: 600, duration: 3600 }),
	letter: new RateLimiterMemory({ points: 5, duration: 900 }),
	booking: new RateLimiterMemory({ points: 20, duration: 900 })
};

export type Limit = keyof typeof limits;

let off = false;

/** Benchmarks and claims send from one address what a thousand people would. */
export const liftLimits = (): void => {
	off = true;
};

/** Counts one act. @throws 429 with the seconds to wait. */
export async function limit(what: Limit, who: string): Promise<void> {
	if (off) return;
	await limits[what].consume(who).catch(tooOften);
}

/**
 * Does something of which only what is wrong counts (refused as unknown or as not valid), so that whoever is right never meets the limit.
 * @throws 429 when too much was wrong, and what the act throws.
 */
export async function limitWrong<Result>(what: Limit, who: string, act: () => Promise<Result>): Promise<Result> {
	if (off) return act();
	const before = await limits[what].get(who);
	if (before && before.remainingPoints <= 0) tooOften(before);
	return act().catch(async (error: unknown) => {
		if (error instanceof Refusal && (error.status === 404 || error.status === 422)) await limits[what].penalty(who);
		throw error;
	});
}

/** Counts what was done by nobody in particular: it is refused nothing for that. */
export async function count(what: Limit): Promise<void> {
	if (!off) await limits[what].penalty(ALL);
}

/** Whether more of it was counted than should be. */
export async function isOver(what: Limit): Promise<boolean> {
	return !off && ((await limits[what].get(ALL))?.remainingPoints ?? 1) <= 0;
}

const ALL = 'all';

function tooOften({ msBeforeNext }: { msBeforeNext?: number }): never {
	throw refused('kernel_too_often', { seconds: Math.ceil((msBeforeNext ?? 1000) / 1000) }, 429);
}
