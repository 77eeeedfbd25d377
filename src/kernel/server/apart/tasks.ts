import { flushCompileCache } from 'node:module';
import { Worker } from 'node:worker_threads';

/** What a process of its own may answer, and take. */
type Bounds = Readonly<{
	/** Letters of an answer: it is one text, for what is nested in it a thousand times over must not be taken apart before somebody can catch that. */
	letters: number;
	/** Of all its memory: what lies beside the heap, as the bytes that a zip unpacks to, has no limit of its own. */
	megabytes: number;
}>;

/** In a process that was started as a `Child`: says that it is there, then does one task after the other. A task that fails ends it, as does one that wants too much. */
export function answerTasks<T>(act: (task: T) => object | Promise<object>, { letters, megabytes }: Bounds): void {
	if (!process.send) return;
	process.on('disconnect', () => process.exit());
	process.on('message', async (task: T) => {
		const answer = JSON.stringify(await act(task));
		if (answer.length > letters) process.exit(1);
		process.send?.(answer);
		keepCompiled();
	});
	watch(megabytes);
	process.send('ready');
	flushCompileCache();
}

let kept = false;

/** What a task has loaded; by itself Node keeps it at its end, and most of these processes are killed. */
function keepCompiled(): void {
	if (!kept) flushCompileCache();
	kept = true;
}

const LOOKS_MS = 25;

/** While it is busy it hears nothing: a thread ends it when it takes too much, and when the program that it works for is not there any more. */
function watch(megabytes: number): void {
	const look = `const [most, parent] = [${megabytes} * 1024 * 1024, ${process.ppid}];
		const over = () => process.memoryUsage.rss() > most || process.ppid !== parent;
		setInterval(() => over() && process.kill(process.pid, 'SIGKILL'), ${LOOKS_MS});`;
	new Worker(look, { eval: true }).unref();
}
