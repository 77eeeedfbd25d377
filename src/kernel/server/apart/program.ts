import { type ChildProcess, spawn } from 'node:child_process';

/** What a program of the system may take of the machine. */
export type Bounds = Readonly<{
	/** By the clock on the wall. */
	mostMs: number;
	/** Of the processor, on all cores together. */
	cpuSeconds: number;
	/** Of its address space; also what it only reserves counts. */
	megabytes: number;
	/** Of each file that it writes. */
	fileMegabytes: number;
	/** For so long it may get no further, where `heard` says what is further. */
	stillMs?: number;
	/** Ends it at once. */
	signal?: AbortSignal | undefined;
}>;

/** Why a program did not come to its end: it failed, it was too slow or took too much of the processor, or nobody wants it any more. */
export type Ended = 'failed' | 'time' | 'unwanted';

export class ProgramEnded extends Error {
	readonly by: Ended;
	/** The end of what it printed as errors. */
	readonly printed: string;

	constructor(name: string, by: Ended, printed: string) {
		super(`${name}: ${by}: ${printed.trim().split('\n').slice(-3).join(' · ').slice(0, 500)}`);
		this.by = by;
		this.printed = printed;
	}
}

const MOST_PRINTED = 1024 * 1024;
const LAST_PRINTED = 4000;
/** Behind everything else on the machine. */
const NICE = 15;

/** The limits are the shell's, which becomes the program: what a system does not know of them it leaves out. In seconds, kibibytes, and blocks of 512 bytes (POSIX). */
const LIMITED = `ulimit -t "$1"; ulimit -v "$2"; ulimit -f "$3"; ulimit -c 0; shift 3; exec nice -n ${NICE} "$@"`;

/**
 * Runs a program of the system on what anybody may have sent: behind everything else, with limits, without the hub's settings, and never longer than this program.
 * @param heard each line of its standard output, as it comes; true when the line shows that it got further.
 * @returns its standard output, where nobody hears it. Throws ProgramEnded.
 */
export function runProgram(
	name: string,
	args: readonly string[],
	bounds: Bounds,
	heard?: (line: string) => boolean
): Promise<string> {
	if (bounds.signal?.aborted) return Promise.reject(new ProgramEnded(name, 'unwanted', ''));
	const child = start(name, args, bounds);
	let ended: Ended | undefined;
	const end = (by: Ended): void => {
		ended ??= by;
		child.kill('SIGKILL');
	};
	const watch = watching(heard ? bounds : { ...bounds, stillMs: 0 }, end);
	let [out, err] = ['', ''];
	const hear = byLine((line) => {
		if (heard?.(line)) watch.further();
	});
	child.stdout?.on('data', (chunk: Buffer) => {
		if (heard) return hear(String(chunk));
		out += chunk;
		if (out.length > MOST_PRINTED) end('failed');
	});
	child.stderr?.on('data', (chunk: Buffer) => {
		err = (err + chunk).slice(-LAST_PRINTED);
	});
	const over = new Promise<string>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code, signal) => {
			// who is killed and not by us has had all that it may of the processor
			const by = ended ?? (signal === 'SIGKILL' || signal === 'SIGXCPU' ? 'time' : 'failed');
			if (code === 0 && !ended) resolve(out);
			else reject(new ProgramEnded(name, by, err || `ended with ${code ?? signal}`));
		});
	});
	return over.finally(watch.stop);
}

const running = new Set<ChildProcess>();
process.once('exit', endPrograms);

/** Ends all that runs; whoever waits for it hears that it failed. */
export function endPrograms(): void {
	for (const child of running) child.kill('SIGKILL');
}

function start(name: string, args: readonly string[], { cpuSeconds, megabytes, fileMegabytes }: Bounds): ChildProcess {
	const limits = [Math.ceil(cpuSeconds), megabytes * 1024, Math.ceil(fileMegabytes * 2048)].map(String);
	const [command, given] =
		process.platform === 'win32' ? [name, args] : ['/bin/sh', ['-c', LIMITED, 'sh', ...limits, name, ...args]];
	const { PATH, SystemRoot } = process.env;
	const child = spawn(command, given, {
		// each arena of the C library reserves 64 MB of address space, and there may be eight a core
		env: { PATH, LC_ALL: 'C', MALLOC_ARENA_MAX: '2', ...(SystemRoot ? { SystemRoot } : {}) },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	running.add(child);
	child.once('close', () => running.delete(child));
	return child;
}

/** Ends what takes too long, gets no further, or is not wanted any more. */
function watching({ mostMs, stillMs, signal }: Bounds, end: (by: Ended) => void) {
	const late = setTimeout(end, mostMs, 'time');
	let still = stillMs ? setTimeout(end, stillMs, 'time') : undefined;
	const unwanted = (): void => end('unwanted');
	signal?.addEventListener('abort', unwanted, { once: true });
	return {
		further: () => {
			clearTimeout(still);
			still = stillMs ? setTimeout(end, stillMs, 'time') : undefined;
		},
		stop: () => {
			clearTimeout(late);
			clearTimeout(still);
			signal?.removeEventListener('abort', unwanted);
		}
	};
}

function byLine(hear: (line: string) => void): (text: string) => void {
	let rest = '';
	return (text) => {
		const lines = (rest + text).split('\n');
		rest = (lines.pop() ?? '').slice(0, LAST_PRINTED);
		for (const line of lines) hear(line);
	};
}
