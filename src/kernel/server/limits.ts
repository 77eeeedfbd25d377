import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Refusal, refused } from '../errors.ts';
import { networksOf } from './networks.ts';

/** A site of IPv6 may do so many times what one of its networks may: a school has several. */
const WIDER = 8;

/** Points in so many seconds. Where an address of IPv6 is among what an act is counted for, its /64 is counted, and its /48 beside it. */
class Limiter {
	readonly #near: RateLimiterMemory;
	readonly #wide: RateLimiterMemory;

	constructor(points: number, duration: number) {
		this.#near = new RateLimiterMemory({ points, duration });
		this.#wide = new RateLimiterMemory({ points: WIDER * points, duration });
	}

	async consume(who: string, points = 1): Promise<void> {
		const { near, wide } = countedFor(who);
		await this.#near.consume(near, points);
		if (wide) await this.#wide.consume(wide, points);
	}

	/** How long nothing more may be done, in milliseconds; null when something may. */
	async waits(who: string): Promise<{ msBeforeNext: number } | null> {
		const { near, wide } = countedFor(who);
		const counts = [await this.#near.get(near), wide ? await this.#wide.get(wide) : null];
		return counts.find((one) => one && one.remainingPoints <= 0) ?? null;
	}

	/** The same, but what is refused is not counted where it was. */
	async take(who: string, points: number): Promise<void> {
		const { near, wide } = countedFor(who);
		await takeFrom(this.#near, near, points);
		if (wide) await takeFrom(this.#wide, wide, points);
	}

	async penalty(who: string, points = 1): Promise<void> {
		const { near, wide } = countedFor(who);
		await this.#near.penalty(near, points);
		if (wide) await this.#wide.penalty(wide, points);
	}
}

const takeFrom = (limiter: RateLimiterMemory, key: string, points: number): Promise<unknown> =>
	limiter.consume(key, points).catch(async (over) => {
		await limiter.reward(key, points);
		throw over;
	});

function countedFor(who: string): { near: string; wide: string | null } {
	const parts = who.split(' ').map(networksOf);
	const near = parts.map((part) => part.near).join(' ');
	return { near, wide: parts.some(({ wide }) => wide) ? parts.map((part) => part.wide ?? part.near).join(' ') : null };
}

/**
 * How often something may be done: points in so many seconds. From one address of the network, behind which a whole school may be; `letter` and
 * `booking` for one e-mail address, so that nobody fills another's letter box or takes all places in one name.
 */
const limits = {
	write: new Limiter(240, 60),
	/** Orders to a room of those for whom sockets fail. */
	order: new Limiter(1500, 60),
	signIn: new Limiter(20, 300),
	/** Codes that are no class's. */
	pupil: new Limiter(400, 600),
	/** Of all addresses together: more is a search (guesses.ts), in which one address has few tries, and more where right codes came from. */
	search: new Limiter(1500, 600),
	searchStranger: new Limiter(3, 600),
	searchKnown: new Limiter(30, 600),
	/** Wrong pictures, by class and address: thirty pupils of one school come from one address, and err four times each. */
	pictures: new Limiter(150, 600),
	/** Classes that are booked or asked for: a whole staff room has one address. */
	class: new Limiter(30, 900),
	/** What one player sends of her runs. */
	run: new Limiter(120, 60),
	device: new Limiter(600, 3600),
	/** What visitors leave at stops, a whole class from one address, and codes to take it back that are nobody's. */
	voice: new Limiter(60, 3600),
	voiceCode: new Limiter(30, 3600),
	/** Stops opened that devices tell of: all visitors of a museum may have one address. */
	count: new Limiter(6000, 3600),
	letter: new Limiter(5, 900),
	/** Letters to one address, whoever causes them. */
	receiver: new Limiter(30, 3600),
	/** Letters that one person has the hub write to addresses that she types, and those of one network, behind which a whole school may be. */
	sender: new Limiter(60, 3600),
	senders: new Limiter(400, 3600),
	/** Messages that one sender writes to files, and addresses of files that one machine asks for and that nobody has. */
	inbox: new Limiter(30, 3600),
	inboxGuess: new Limiter(30, 3600),
	booking: new Limiter(20, 900),
	/** Times that one person has held while she fills in a form, whether she books or not. */
	hold: new Limiter(6, 3600),
	/** In hundredths of the places that one e-mail address may have, asked for from one network. */
	share: new Limiter(100, 86_400),
	/** Addresses of others that one person has the hub look at. */
	outside: new Limiter(400, 600),
	/** What the requests of somebody who is signed in cost, in points of `src/costs.ts`. */
	person: new Limiter(3000, 60),
	/** The same of a program, by its key: three hundred questions a minute. */
	key: new Limiter(2400, 60),
	/** Values that one key brings in tables. */
	observations: new Limiter(300_000, 60),
	/** The same as of a key for all others of one address. */
	network: new Limiter(12_000, 60)
};

export type Limit = keyof typeof limits;

let off = false;

/** Benchmarks and claims send from one address what a thousand people would. */
export const liftLimits = (): void => {
	off = true;
};

/** Counts one act, or what it costs. @throws 429 with the seconds to wait. */
export async function limit(what: Limit, who: string, points = 1): Promise<void> {
	if (off || !points) return;
	await limits[what].consume(who, points).catch(tooOften);
}

/** Counts what something has cost once that is known: it is done, and what comes next is refused where it was too much. */
export async function charge(what: Limit, who: string, points: number): Promise<void> {
	if (!off && points > 0) await limits[what].penalty(who, points);
}

/** Takes of a share; what is more than is left of it is refused, and not taken. @throws 429 */
export async function takeOf(what: 'share', who: string, points: number): Promise<void> {
	if (off) return;
	await limits[what].take(who, points).catch(tooOften);
}

/**
 * Counts a letter that somebody has the hub write to an address she types: for her, for the network she comes from, and for whoever receives it.
 * @throws 429 with the seconds to wait, the same whether the address is known or not.
 */
export async function limitLetter({ to, network, person = null }: LetterAsked): Promise<void> {
	await limit('senders', network);
	if (person) await limit('sender', person);
	await limit('receiver', to.toLowerCase());
}

type LetterAsked = Readonly<{ to: string; network: string; person?: string | null | undefined }>;

/**
 * Does something of which only what is wrong counts (refused as unknown or as not valid), so that whoever is right never meets the limit.
 * @throws 429 when too much was wrong, and what the act throws.
 */
export async function limitWrong<Result>(what: Limit, who: string, act: () => Promise<Result>): Promise<Result> {
	if (off) return act();
	const before = await limits[what].waits(who);
	if (before) tooOften(before);
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
	return !off && (await limits[what].waits(ALL)) !== null;
}

const ALL = 'all';

function tooOften({ msBeforeNext }: { msBeforeNext?: number }): never {
	throw refused('kernel_too_often', { seconds: Math.ceil((msBeforeNext ?? 1000) / 1000) }, 429);
}
