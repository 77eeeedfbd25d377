import { Child, type ChildOptions } from './child.ts';

type Size = Readonly<{
	/** So many at once. */
	most: number;
	/** Each of them holds what it was given. */
	mostWaiting: number;
	/** For which one that has nothing to do is kept. */
	idleMs: number;
}>;

/** Processes of one kind that are kept for the next who needs one. */
export class Pool {
	readonly #options: ChildOptions;
	readonly #size: Size;
	readonly #idle: Child[] = [];
	readonly #waiting: ((child: Child) => void)[] = [];
	#working = 0;
	#resting: NodeJS.Timeout | undefined;

	constructor(options: ChildOptions, size: Size) {
		this.#options = options;
		this.#size = size;
	}

	/** Whether nobody more can wait for one. */
	get crowded(): boolean {
		return this.#waiting.length >= this.#size.mostWaiting;
	}

	/** Does something with a process that nobody else has meanwhile. */
	async with<T>(act: (child: Child) => Promise<T>): Promise<T> {
		const child = await this.#free();
		try {
			return await act(child);
		} finally {
			this.#giveBack(child);
		}
	}

	/** Ends the processes that have nothing to do. */
	close(): void {
		for (const child of this.#idle.splice(0)) child.end();
	}

	#free(): Promise<Child> | Child {
		if (this.#working >= this.#size.most) return new Promise((take) => this.#waiting.push(take));
		this.#working++;
		return this.#alive(this.#idle.pop());
	}

	#alive(child: Child | undefined): Child {
		return child && !child.ended ? child : new Child(this.#options);
	}

	#giveBack(child: Child): void {
		const next = this.#waiting.shift();
		if (next) {
			next(this.#alive(child));
			return;
		}
		this.#working--;
		if (!child.ended) this.#idle.push(child);
		clearTimeout(this.#resting);
		this.#resting = setTimeout(() => this.close(), this.#size.idleMs).unref();
	}
}
