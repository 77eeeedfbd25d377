import { refused } from '../errors.ts';

type Waiting = Readonly<{ whose: string; enter: () => void }>;

/** Lets so many do something long at once, each person one at a time; who comes then waits her turn, and is told after a while that there is none. */
export class Berths {
	readonly #most: number;
	readonly #patienceMs: number;
	readonly #inside = new Set<string>();
	readonly #waiting: Waiting[] = [];

	constructor(most: number, patienceMs: number) {
		this.#most = most;
		this.#patienceMs = patienceMs;
	}

	/** @returns how to leave. @throws 503 kernel_tables_busy */
	async enter(whose: string): Promise<() => void> {
		if (!this.#free(whose)) await this.#wait(whose);
		this.#inside.add(whose);
		return () => this.#leave(whose);
	}

	#free(whose: string): boolean {
		return this.#inside.size < this.#most && !this.#inside.has(whose);
	}

	#wait(whose: string): Promise<void> {
		return new Promise((resolve, reject) => {
			const late = setTimeout(() => {
				this.#waiting.splice(this.#waiting.indexOf(mine), 1);
				reject(refused('kernel_tables_busy', {}, 503));
			}, this.#patienceMs);
			const mine = {
				whose,
				enter: () => {
					clearTimeout(late);
					resolve();
				}
			};
			this.#waiting.push(mine);
		});
	}

	/** The first who may goes in: she is inside at once, before anybody who comes meanwhile. */
	#leave(whose: string): void {
		if (!this.#inside.delete(whose)) return;
		const at = this.#waiting.findIndex((one) => this.#free(one.whose));
		const [next] = at < 0 ? [] : this.#waiting.splice(at, 1);
		if (!next) return;
		this.#inside.add(next.whose);
		next.enter();
	}
}
