import { type Edition, editionNow } from './edition.ts';
import { nextMoment } from './moments.ts';

type Kept<T> = { edition: Edition; until: number; value: Promise<T>; weight: number };

/**
 * Keeps what is the same for everybody, by a key, for as long as nothing was told since and no moment has passed on which it may depend. What many ask for at once is
 * made once. Of what was asked for longest ago nothing is kept beyond `most`, by number or by what each weighs.
 */
export class Keep<T> {
	readonly #kept = new Map<string, Kept<T>>();
	readonly #most: number;
	readonly #weigh: (value: T) => number;
	#weight = 0;

	constructor(most: number, weigh: (value: T) => number = () => 1) {
		this.#most = most;
		this.#weigh = weigh;
	}

	async get(key: string, make: () => Promise<T>): Promise<T> {
		const edition = await editionNow();
		const known = this.#kept.get(key);
		if (!known || known.edition < edition || known.until <= Date.now()) return this.#make(key, edition, make);
		this.#kept.delete(key);
		this.#kept.set(key, known);
		return known.value;
	}

	#make(key: string, edition: Edition, make: () => Promise<T>): Promise<T> {
		this.#forget(key);
		// until it is known how long it holds, it holds for those who are waiting for it
		const made: Kept<T> = { edition, until: Number.POSITIVE_INFINITY, value: make(), weight: 0 };
		this.#kept.set(key, made);
		const began = Date.now();
		Promise.all([made.value, nextMoment(edition, began)]).then(
			([value, until]) => this.#settle(key, made, this.#weigh(value), until),
			() => this.#kept.get(key) === made && this.#forget(key)
		);
		return made.value;
	}

	#settle(key: string, made: Kept<T>, weight: number, until: number): void {
		made.until = until;
		if (this.#kept.get(key) !== made) return;
		made.weight = weight;
		this.#weight += weight;
		for (const [oldest] of this.#kept) {
			if (this.#weight <= this.#most) return;
			this.#forget(oldest);
		}
	}

	#forget(key: string): void {
		this.#weight -= this.#kept.get(key)?.weight ?? 0;
		this.#kept.delete(key);
	}
}

const MOST_READ = 300;
const read = new Keep<unknown>(MOST_READ);

/** What a query says that is the same for everybody: see `Keep`. The key says the query and all that it depends on; what is given is not to be changed. */
export const sameForAll = <T>(key: string, make: () => Promise<T>): Promise<T> => read.get(key, make) as Promise<T>;
