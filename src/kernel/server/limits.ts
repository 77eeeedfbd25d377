import { RateLimiterMemory } from 'rate-limiter-flexible';
import { refused } from '../errors.ts';

/**
 * How often something may be done: points in so many seconds. From one address of the network, behind which a whole school may be; `letter` and
 * `booking` for one e-mail address, so that nobody fills another's letter box or takes all places in one name.
 */
const limits = {
	write: new RateLimiterMemory({ points: 240, duration: 60 }),
	/** Orders to a room of those for whom sockets fail. */
	order: new RateLimiterMemory({ points: 1500, duration: 60 }),
	signIn: new RateLimiterMemory({ points: 20, duration: 300 }),
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
	await limits[what].consume(who).catch((result: { msBeforeNext?: number }) => {
		throw refused('kernel_too_often', { seconds: Math.ceil((result.msBeforeNext ?? 1000) / 1000) }, 429);
	});
}
