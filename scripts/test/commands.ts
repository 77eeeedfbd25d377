/** Commands with all that they start: run to their end, for at most a quarter of an hour, and put away when the run is interrupted. */
import { type ChildProcess, spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

export type Ended = Readonly<{ code: number | string; text: string }>;
type Command = Readonly<{
	env?: Readonly<Record<string, string>>;
	/** Prints what it says while it says it. */
	aloud?: boolean;
	/** Told the number of its group of processes. */
	began?: (group: number) => void;
}>;

const minutes = 15; // a command that takes longer hangs, and would hold the whole run
const running = new Set<ChildProcess>();

export function run(command: string, { env = {}, aloud = false, began }: Command = {}): Promise<Ended> {
	const path = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);
	const child = spawn(command, {
		shell: true,
		detached: process.platform !== 'win32', // its own group, so that the end reaches whatever it has started
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, NO_COLOR: '1', ...env, PATH: path }
	});
	running.add(child);
	if (child.pid) began?.(child.pid);
	let text = '';
	const hear = (chunk: Buffer) => {
		text += chunk;
		if (aloud) process.stdout.write(chunk);
	};
	child.stdout.on('data', hear);
	child.stderr.on('data', hear);
	const limit = setTimeout(() => {
		hear(Buffer.from(`\nstopped after ${minutes} minutes\n`));
		end(child);
	}, minutes * 60_000);
	return new Promise((settle) => {
		child.on('error', (error) => hear(Buffer.from(error.message)));
		child.on('close', (code, signal) => {
			clearTimeout(limit);
			running.delete(child);
			settle({ code: code ?? signal ?? 'an error', text });
		});
	});
}

/** Ends what runs. */
export async function endAll(): Promise<void> {
	await Promise.all(
		[...running].map((child) => {
			const closed = new Promise((resolve) => child.once('close', resolve));
			end(child);
			return closed;
		})
	);
}

/** Ends a command with all it has started: first as Ctrl-C does, so that a test server is put away, then by force. */
function end(child: ChildProcess): void {
	signal(child, 'SIGINT');
	setTimeout(() => signal(child, 'SIGKILL'), 10_000).unref();
}

function signal({ pid, exitCode }: ChildProcess, name: NodeJS.Signals): void {
	if (!pid || exitCode !== null) return;
	try {
		process.kill(process.platform === 'win32' ? pid : -pid, name);
	} catch {} // it has just ended by itself
}
