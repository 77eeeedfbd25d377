import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { standBehind } from './priority.ts';

/** What became of a task: an answer, or the end of the process that had it; `turn`: the machine had too much to do and hardly let it begin. */
export type Done<T> = Readonly<{ answer: T } | { lost: 'time' | 'memory' | 'turn' }>;

/** Of a task, in milliseconds. */
export type Limits = Readonly<{
	/** After which it is ended, once it has had so much of the processor, `leastMs`: only who had it may be blamed. */
	limitMs: number;
	leastMs: number;
	/** For which it is waited at most, the start of its process included. */
	mostMs: number;
}>;

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
	/** What Node is told besides. */
	flags?: readonly string[];
}>;

/**
 * A process of its own for what anybody may have sent. A thread is not enough: a text that doubles itself ends the whole program with it, whatever limit of
 * memory the thread was given (measured). This one ends alone, and knows nothing of the program's settings.
 */
export class Child {
	readonly #process: ChildProcess;
	#ready: Promise<void>;
	readonly #slow: ChildOptions['slow'];
	#ended = false;
	#behind = false;
	#warmed = false;

	constructor({ file, megabytes, nice, slow, flags = [] }: ChildOptions) {
		this.#slow = slow;
		this.#process = fork(join(process.cwd(), file), {
			execArgv: [
				...process.execArgv.filter((flag) => SPARING.test(flag)),
				`--max-old-space-size=${megabytes}`,
				'--stack-size=1800',
				'--disable-warning=ExperimentalWarning',
				...flags
			],
			env: {
				NODE_COMPILE_CACHE: compiledFolder(),
				...Object.fromEntries(Object.entries(process.env).filter(([name]) => HANDED_ON.test(name)))
			},
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
		this.#stand(nice);
		this.#rest();
	}

	get ended(): boolean {
		return this.#ended;
	}

	/** Whether it was slow once: whoever has others wait for it ends it then, for it stays behind. */
	get behind(): boolean {
		return this.#behind;
	}

	/** Has it do something before all else; who comes meanwhile waits for that as for its start. */
	warm(task: object, limits: Limits): void {
		this.#warmed = true;
		this.#ready = this.#ready.then(async () => {
			if (!this.#ended) await this.#work(task, limits, null);
		});
	}

	/** Whether it does, or has done, something before all else. */
	get warmed(): boolean {
		return this.#warmed;
	}

	/** Waits until it has started, or never will. @param mostMs after which it is not waited for any longer @returns whether it came to that */
	async there(mostMs: number): Promise<boolean> {
		this.#wake();
		let over: NodeJS.Timeout | undefined;
		const late = new Promise<boolean>((resolve) => {
			over = setTimeout(resolve, mostMs, false);
		});
		const there = await Promise.race([this.#ready.then(() => true), late]);
		clearTimeout(over);
		this.#rest();
		return there;
	}

	/**
	 * Gives it one task, the only one until it is done. Where it has not started by the end of its time, nothing is begun and it is left to start; after that, who is late is
	 * ended.
	 */
	async run<T>(task: object, { limitMs, leastMs, mostMs }: Limits): Promise<Done<T>> {
		if (!(limitMs > 0 && mostMs > 0)) return { lost: 'turn' };
		const until = performance.now() + mostMs;
		const there = await this.there(mostMs);
		const left = until - performance.now();
		if (!there || this.#ended || left <= 0) return { lost: 'turn' };
		this.#wake();
		const done = await this.#work<T>(task, { limitMs, leastMs, mostMs: left });
		this.#rest();
		return done;
	}

	async #work<T>(task: object, { limitMs, leastMs, mostMs }: Limits, slow = this.#slow ?? null): Promise<Done<T>> {
		const [began, before] = [performance.now(), processorMs(this.#process.pid)];
		let looks: NodeJS.Timeout | undefined;
		const done = await new Promise<Done<T>>((settle) => {
			const look = (): void => {
				const [waited, had] = [performance.now() - began, processorMs(this.#process.pid) - before];
				if (slow && had >= slow.ms) this.#fallBehind(slow.nice);
				if (waited >= limitMs && had >= leastMs) settle({ lost: 'time' });
				else if (waited >= mostMs) settle({ lost: 'turn' });
				else looks = setTimeout(look, LOOKS_MS);
			};
			looks = setTimeout(look, Math.min(limitMs, mostMs, slow?.ms ?? limitMs));
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
		return done;
	}

	end(): void {
		this.#ended = true;
		this.#process.kill('SIGKILL');
	}

	#stand(nice: number): void {
		if (this.#process.pid) standBehind(this.#process.pid, nice);
	}

	#fallBehind(nice: number): void {
		if (!this.#behind) this.#stand(nice);
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

/** Has one task done by a process that is there for it alone. */
export async function apart<T>(options: ChildOptions, task: object, limits: Limits): Promise<Done<T>> {
	const child = new Child(options);
	return child.run<T>(task, limits).finally(() => child.end());
}

/** What the program was told so that it takes little memory (bin/supervise.mjs) goes for its children, too. */
const SPARING = /^--(max-semi-space-size|heap-growing-percent|v8-pool-size)=/;
const HANDED_ON = /^(MALLOC_\w+|SystemRoot)$/;

let compiled: string | undefined;

/** Where Node keeps what it compiles, so that the next process is there in a third of the time; the program's alone, since whoever could write there could have code run. */
function compiledFolder(): string {
	compiled ??= process.env.NODE_COMPILE_CACHE ?? ownFolder();
	return compiled;
}

function ownFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'valley-compiled-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

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

function opened<T>(answer: unknown): Done<T> {
	try {
		return { answer: JSON.parse(String(answer)) as T };
	} catch {
		return { lost: 'memory' };
	}
}
