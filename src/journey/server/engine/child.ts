import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';

/** What became of a task: an answer, or the end of the process that had it. */
export type Done<T> = Readonly<{ answer: T } | { lost: 'time' | 'memory' }>;

/** An answer is one text, in letters: what is nested in it a thousand times over must not be taken apart before somebody can catch that. */
export const LONGEST = 8_000_000;

/**
 * A process of its own for stories that anybody may have written. A thread is not enough: a text that doubles itself ends the whole program with it, whatever limit of
 * memory the thread was given (measured). This one ends alone, and knows nothing of the program's settings.
 */
export class Child {
	readonly #process: ChildProcess;
	/** It is there, or it never will be. */
	readonly ready: Promise<void>;
	#ended = false;

	/** @param nice how far behind the program itself it stands when the machine has too much to do, 0 to 19 */
	constructor(megabytes: number, nice: number) {
		// from the source, which the program is always started beside: in the built one this file is a piece of another
		this.#process = fork(join(process.cwd(), 'src/journey/server/engine/worker.ts'), {
			execArgv: [`--max-old-space-size=${megabytes}`, '--stack-size=1800', '--disable-warning=ExperimentalWarning'],
			env: process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {},
			stdio: ['ignore', 'ignore', 'ignore', 'ipc']
		});
		const gone = new Promise<void>((resolve) => {
			this.#process.once('exit', resolve);
			this.#process.on('error', resolve); // it could not be started, or a message could not be sent
		}).then(() => {
			this.#ended = true;
		});
		const there = new Promise<void>((resolve) => this.#process.once('message', () => resolve()));
		this.ready = Promise.race([there, gone]);
		standBehind(this.#process.pid, nice);
	}

	get ended(): boolean {
		return this.#ended;
	}

	/** Gives it one task, the only one until it is done. @param limitMs after which it is ended */
	async run<T>(task: object, limitMs: number): Promise<Done<T>> {
		this.#wake();
		await this.ready;
		if (this.#ended) return { lost: 'memory' };
		const done = await new Promise<Done<T>>((settle) => {
			const limit = setTimeout(() => settle({ lost: 'time' }), limitMs);
			const lost = (): void => settle({ lost: 'memory' });
			this.#process.once('exit', lost);
			this.#process.once('message', (answer) => {
				clearTimeout(limit);
				this.#process.off('exit', lost);
				settle(opened(answer));
			});
			this.#process.send(JSON.stringify(task));
		});
		if ('lost' in done) this.end();
		else this.#rest();
		return done;
	}

	end(): void {
		this.#ended = true;
		this.#process.kill('SIGKILL');
		this.#rest();
	}

	/** Keeps the program from ending while there is a task, and only then. */
	#wake(): void {
		this.#process.ref();
		this.#process.channel?.ref();
	}

	#rest(): void {
		this.#process.unref();
		this.#process.channel?.unref();
	}
}

function standBehind(pid: number | undefined, nice: number): void {
	try {
		if (pid) setPriority(pid, nice);
	} catch {} // it has just ended by itself
}

function opened<T>(answer: unknown): Done<T> {
	try {
		return { answer: JSON.parse(String(answer)) as T };
	} catch {
		return { lost: 'memory' };
	}
}
