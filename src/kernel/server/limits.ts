import { isIP } from 'node:net';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Refusal, refused } from '../errors.ts';
import { type Bearer, isTold } from './bearer.ts';
import { networksOf } from './networks.ts';

/** A site of IPv6 may do so many times what one of its networks may, since a school has several; and so may all together who have just come from one address. */
const WIDER = 8;

type Count = readonly [RateLimiterMemory, string];

/**
 * Points in so many seconds: for one bearer, and for all of an address who cannot be told apart (`bearer.ts`). Of an address of IPv6 the /64 is counted, and the /48 beside it; of somebody
 * who has just come, all who have just come from there beside her.
 */
class Limiter {
	readonly #one: RateLimiterMemory;
	readonly #address: RateLimiterMemory;
	readonly #wide: RateLimiterMemory;

	constructor(points: number, duration: number, ofAddress = points) {
		this.#one = new RateLimiterMemory({ points, duration });
		this.#address = new RateLimiterMemory({ points: ofAddress, duration });
		this.#wide = new RateLimiterMemory({ points: WIDER * ofAddress, duration });
	}

	async consume(who: string, points = 1): Promise<void> {
		for (const [limiter, key] of this.#counts(who)) await limiter.consume(key, points);
	}

	/** How long nothing more may be done, in milliseconds; null when something may. */
	async waits(who: string): Promise<{ msBeforeNext: number } | null> {
		const counts = await Promise.all(this.#counts(who).map(([limiter, key]) => limiter.get(key)));
		return counts.find((one) => one && one.remainingPoints <= 0) ?? null;
	}

	/** The same, but what is refused is not counted where it was. */
	async take(who: string, points: number): Promise<void> {
		for (const [limiter, key] of this.#counts(who)) await takeFrom(limiter, key, points);
	}

	async penalty(who: string, points = 1): Promise<void> {
		for (const [limiter, key] of this.#counts(who)) await limiter.penalty(key, points);
	}

	/** Where somebody is counted; other words beside the bearer say what of hers it is. */
	#counts(who: string): readonly Count[] {
		const parts = who.split(' ');
		const at = parts.findIndex(isOfNetwork);
		if (at < 0) return [[this.#one, who]];
		const keyed = (part: string): string => parts.with(at, part).join(' ');
		const [one = '', address] = (parts[at] as string).split('@');
		if (address !== undefined)
			return [
				[this.#one, keyed(one)],
				[this.#wide, keyed(`new ${networksOf(address).near}`)]
			];
		const { near, wide } = networksOf(one);
		const limiter = isTold(one) ? this.#one : this.#address;
		return [[limiter, keyed(near)], ...(wide ? [[this.#wide, keyed(wide)] as const] : [])];
	}
}

const isOfNetwork = (part: string): boolean => isTold(part) || isIP(part.split('%')[0] ?? '') > 0;

const takeFrom = (limiter: RateLimiterMemory, key: string, points: number): Promise<unknown> =>
	limiter.consume(key, points).catch(async (over) => {
		await limiter.reward(key, points);
		throw over;
	});

/**
 * How often something may be done: points in so many seconds for one bearer, and, where it differs, for all of an address who are not told apart; `letter` and `booking` for one e-mail
 * address, so that nobody fills another's letter box or takes all places in one name.
 */
const limits = {
	/** What requests cost, in points of `src/costs.ts`. */
	cost: new Limiter(3000, 60, 12_000),
	/** The same of a program, by its key: three hundred questions a minute. */
	key: new Limiter(2400, 60),
	write: new Limiter(240, 60, 600),
	/** Orders to a room of those for whom sockets fail. */
	order: new Limiter(1500, 60),
	/** Devices of one address that come to a room, or vote there, for the first time: a full hall, and no ballots that grow on trees. */
	ballot: new Limiter(1500, 3600),
	signIn: new Limiter(20, 300, 60),
	/** Wrong passwords: of somebody for one account and for all, and of everybody for one account. */
	password: new Limiter(10, 300, 20),
	passwords: new Limiter(30, 300, 60),
	account: new Limiter(300, 300),
	/** Codes that are no class's. */
	pupil: new Limiter(30, 600, 100),
	/** Of all addresses together: more is a search (guesses.ts), in which one address has few tries, and more where right codes came from. */
	search: new Limiter(1500, 600),
	searchStranger: new Limiter(3, 600),
	searchKnown: new Limiter(30, 600),
	/** Wrong pictures in one class: thirty pupils of one school come from one address, and err four times each. */
	pictures: new Limiter(12, 600, 150),
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
	/** Letters that somebody has the hub write to addresses that she types. */
	sender: new Limiter(60, 3600, 400),
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
	/** Values that one key brings in tables. */
	observations: new Limiter(300_000, 60)
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
 * Counts a letter that somebody has the hub write to an address she types: for her, and for whoever receives it.
 * @throws 429 with the seconds to wait, the same whether the address is known or not.
 */
export async function limitLetter({ to, from }: LetterAsked): Promise<void> {
	await limit('sender', from);
	await limit('receiver', to.toLowerCase());
}

type LetterAsked = Readonly<{ to: string; from: Bearer }>;

/**
 * Does something of which only what is wrong counts (refused as unknown, as not valid, or as nobody's), so that whoever is right never meets the limit.
 * @throws 429 when too much was wrong, and what the act throws.
 */
export async function limitWrong<Result>(what: Limit, who: string, act: () => Promise<Result>): Promise<Result> {
	if (off) return act();
	const before = await limits[what].waits(who);
	if (before) tooOften(before);
	return act().catch(async (error: unknown) => {
		if (error instanceof Refusal && [401, 404, 422].includes(error.status)) await limits[what].penalty(who);
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
