import { type Locale, saidAll } from '../../words.ts';
import { type Edition, editionNow } from './edition.ts';
import { nextMoment } from './moments.ts';

/** `until`: for how long it holds, which is not known at once. */
type Kept<T> = { edition: Edition; until: number | Promise<number>; value: Promise<T>; weight: number };

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
		const asked = Date.now();
		for (;;) {
			const known = this.#kept.get(key);
			if (!known || known.edition < edition) return this.#make(key, edition, make);
			// one that is being made may have begun before a moment that has passed since
			const holds = (await known.until) > asked;
			if (this.#kept.get(key) !== known) {
				if (holds) return known.value;
				continue;
			}
			if (!holds) return this.#make(key, edition, make);
			this.#kept.delete(key);
			this.#kept.set(key, known);
			return known.value;
		}
	}

	#make(key: string, edition: Edition, make: () => Promise<T>): Promise<T> {
		this.#forget(key);
		const began = Date.now(); // before anything of it is read
		const value = make();
		const made: Kept<T> = { edition, until: 0, value, weight: 0 };
		made.until = Promise.all([value, nextMoment(edition, began)]).then(
			([value, until]) => this.#settle(key, made, this.#weigh(value), until),
			() => {
				if (this.#kept.get(key) === made) this.#forget(key);
				// whoever waits for it gets what came of it
				return Number.POSITIVE_INFINITY;
			}
		);
		this.#kept.set(key, made);
		return value;
	}

	#settle(key: string, made: Kept<T>, weight: number, until: number): number {
		made.until = until;
		if (this.#kept.get(key) !== made) return until;
		made.weight = weight;
		this.#weight += weight;
		for (const [oldest] of this.#kept) {
			if (this.#weight <= this.#most) break;
			this.#forget(oldest);
		}
		return until;
	}

	#forget(key: string): void {
		this.#weight -= this.#kept.get(key)?.weight ?? 0;
		this.#kept.delete(key);
	}
}

const MOST_READ = 300;
const read = new Keep<unknown>(MOST_READ);

/** What is shown to all who read a language, with the words of that language alone: see `sameForAll`. */
export const shownToAll = <T>(key: string, locale: Locale, make: () => Promise<T>): Promise<T> =>
	sameForAll(`${key} ${locale}`, async () => saidAll(await make(), locale));

/** What a query says that is the same for everybody: see `Keep`. The key says the query and all that it depends on; what is given is not to be changed. */
export const sameForAll = <T>(key: string, make: () => Promise<T>): Promise<T> => read.get(key, make) as Promise<T>;
