import type { Shown, ShownTurn } from './shown.ts';

/** Where the browser finds a version of a story. */
export type Files = Readonly<{ bundle: string; words: string }>;

export type Ask =
	| Readonly<{ do: 'open'; files: Files; seed: number; log: readonly string[]; language: string }>
	| Readonly<{ do: 'choose'; entry: string }>
	| Readonly<{ do: 'hash'; choices: number }>
	| Readonly<{ do: 'transcript' }>;
export type Answer = Readonly<{ shown?: Shown; hash?: string; turns?: ShownTurn[] }>;

/** A log that the story cannot follow, or a story that could not be had. */
export class Failed extends Error {
	override name = 'Failed';
	readonly stuck: Readonly<{ at: number; wanted: string }> | null;
	constructor(message: string, stuck: Failed['stuck']) {
		super(message);
		this.stuck = stuck;
	}
}

type Back = { id: number; answer?: Answer; failed?: { message: string; stuck: Failed['stuck'] } };

/** The story's player, in a thread of its own. */
export class Player {
	readonly #worker: Worker;
	readonly #waiting = new Map<number, { done: (answer: Answer) => void; failed: (error: Error) => void }>();
	#next = 1;

	constructor() {
		this.#worker = new Worker(new URL('./player.worker.ts', import.meta.url), { type: 'module' });
		this.#worker.onmessage = ({ data }: MessageEvent<Back>) => this.#hear(data);
		this.#worker.onerror = ({ message }) => {
			for (const { failed } of this.#waiting.values()) failed(new Failed(message, null));
			this.#waiting.clear();
		};
	}

	/** Plays a log. @returns what is shown. @throws Failed */
	async open(ask: Omit<Extract<Ask, { do: 'open' }>, 'do'>): Promise<Shown> {
		return (await this.#ask({ do: 'open', ...ask })).shown as Shown;
	}

	/** @throws Failed */
	async choose(entry: string): Promise<Shown> {
		return (await this.#ask({ do: 'choose', entry })).shown as Shown;
	}

	/** The state's hash after so many choices. */
	async hashAt(choices: number): Promise<string> {
		return (await this.#ask({ do: 'hash', choices })).hash ?? '';
	}

	async transcript(): Promise<ShownTurn[]> {
		return (await this.#ask({ do: 'transcript' })).turns ?? [];
	}

	close(): void {
		this.#worker.terminate();
	}

	#ask(ask: Ask): Promise<Answer> {
		const id = this.#next++;
		this.#worker.postMessage({ id, ask });
		return new Promise((done, failed) => this.#waiting.set(id, { done, failed }));
	}

	#hear({ id, answer, failed }: Back): void {
		const waiting = this.#waiting.get(id);
		this.#waiting.delete(id);
		if (failed) waiting?.failed(new Failed(failed.message, failed.stuck));
		else waiting?.done(answer ?? {});
	}
}
