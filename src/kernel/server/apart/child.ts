import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';

/** What became of a task: an answer, or the end of the process that had it; `turn`: the machine had too much to do and hardly let it begin. */
export type Done<T> = Readonly<{ answer: T } | { lost: 'time' | 'memory' | 'turn' }>;

/** Which process it is. */
export type ChildOptions = Readonly<{
	/** The file that it runs, which calls `answerTasks`: below `src`, which the program is always started beside. In the built one it would be a piece of another. */
	file: string;
	/** Of its heap. */
	megabytes: number;
	/** How far behind the program itself it stands when the machine has too much to do, 0 to 19. */
	nice: number;
	/** Who needs more of the processor than that for a task stands further behind from then on: the system lets nobody come forward again. */
	slow?: Readonly<{ ms: number; nice: number }>;
}>;

/**
 * A process of its own for what anybody may have sent. A thread is not enough: a text that doubles itself ends the whole program with it, whatever limit of
 * memory the thread was given (measured). This one ends alone, and knows nothing of the program's settings.
 */
export class Child {
	readonly #process: ChildProcess;
	readonly #ready: Promise<void>;
	readonly #slow: ChildOptions['slow'];
	#ended = false;
	#behind = false;

	constructor({ file, megabytes, nice, slow }: ChildOptions) {
		this.#slow = slow;
		this.#process = fork(join(process.cwd(), file), {
			execArgv: [`--max-old-space-size=${megabytes}`, '--stack-size=1800', '--disable-warning=ExperimentalWarning'],
			env: process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {},
			stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
			serialization: 'advanced' // a task may hold the bytes of a file
		});
		const gone = new Promise<void>((resolve) => {
			this.#process.once('exit', resolve);
			this.#process.on('error', resolve); // it could not be started, or a message could not be sent
		}).then(() => {
			this.#ended = true;
		});
		const there = new Promise<void>((resolve) => this.#process.once('message', () => resolve()));
		this.#ready = Promise.race([there, gone]);
		standBehind(this.#process.pid, nice);
		this.#rest();
	}

	get ended(): boolean {
		return this.#ended;
	}

	/** Whether it was slow once: whoever has others wait for it ends it then, for it stays behind. */
	get behind(): boolean {
		return this.#behind;
	}

	/** Waits until it has started, or never will. */
	async there(): Promise<void> {
		this.#wake();
		await this.#ready;
		this.#rest();
	}

	/**
	 * Gives it one task, the only one until it is done.
	 * @param limitMs after which it is ended; on a machine that has too much to do it is waited for, since only who had the processor may be blamed; without any time it is not
	 * begun
	 * @param mostMs for which it is waited at most
	 */
	async run<T>(task: object, limitMs: number, mostMs = MOST_TIMES * limitMs): Promise<Done<T>> {
		if (!(limitMs > 0)) return { lost: 'turn' };
		await this.there();
		if (this.#ended) return { lost: 'memory' };
		this.#wake();
		let looks: NodeJS.Timeout | undefined;
		const [began, before] = [performance.now(), processorMs(this.#process.pid)];
		const done = await new Promise<Done<T>>((settle) => {
			const look = (): void => {
				const [waited, had] = [performance.now() - began, processorMs(this.#process.pid) - before];
				if (this.#slow && had >= this.#slow.ms) this.#fallBehind(this.#slow.nice);
				if (waited >= limitMs && had >= limitMs * LEAST_SHARE) settle({ lost: 'time' });
				else if (waited >= mostMs) settle({ lost: 'turn' });
				else looks = setTimeout(look, LOOKS_MS);
			};
			looks = setTimeout(look, Math.min(limitMs, this.#slow?.ms ?? limitMs));
			const lost = (): void => settle({ lost: 'memory' });
			this.#process.once('exit', lost);
			this.#process.once('message', (answer) => {
				this.#process.off('exit', lost);
				settle(opened(answer));
			});
			this.#process.send(task);
		});
		clearTimeout(looks);
		if ('lost' in done) this.end();
		this.#rest();
		return done;
	}

	end(): void {
		this.#ended = true;
		this.#process.kill('SIGKILL');
	}

	#fallBehind(nice: number): void {
		if (!this.#behind) standBehind(this.#process.pid, nice);
		this.#behind = true;
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

/** Has one task done by a process that is there for it alone. @param limitMs and mostMs as of `run` */
export async function apart<T>(
	options: ChildOptions,
	task: object,
	limitMs: number,
	mostMs?: number
): Promise<Done<T>> {
	const child = new Child(options);
	return child.run<T>(task, limitMs, mostMs).finally(() => child.end());
}

/** Of its time; a process that had less of the processor has not had its turn. */
const LEAST_SHARE = 0.5;
const MOST_TIMES = 4;
const LOOKS_MS = 20;
const TICK_MS = 10;

/** How much of a processor a process has had so far; without end where the system does not tell. */
function processorMs(pid: number | undefined): number {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		const [user = 0, system = 0] = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12, 14).map(Number);
		return (user + system) * TICK_MS;
	} catch {
		return Number.POSITIVE_INFINITY;
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
