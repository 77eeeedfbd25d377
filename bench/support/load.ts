import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { endsWithUs } from '../../tests/support/interrupted.ts';
import { compiled } from './compiled.ts';

/** What the listeners have got since they were last asked to count anew; times in milliseconds. */
export type Heard = Readonly<{
	open: number;
	failed: number;
	closed: number;
	frames: number;
	bytes: number;
	/** Of the connection with the fewest and with the most messages. */
	least: number;
	most: number;
	/** Messages whose `seq` did not follow the one before. */
	gaps: number;
	p50: number;
	p95: number;
	p99: number;
	max: number;
	ok: number;
	refused: number;
	answerP50: number;
	answerP95: number;
	answerP99: number;
	/** Messages with the text that is watched; the highest number after it; how many connections have the target last, and since when. */
	hits: number;
	last: number;
	exact: number;
	exactAt: number;
	sending: number;
}>;

export type Load = Readonly<{
	/** As of when all had come. */
	ready: Heard;
	heard(): Promise<Heard>;
	/** A line of those that load.c explains. */
	tell(line: string): void;
	/** Waits until something holds of what was heard; looks again every 50 ms. @throws when it never does. */
	until(holds: (heard: Heard) => boolean, patienceMs?: number): Promise<Heard>;
	stop(): Promise<void>;
}>;

export type Listeners = Readonly<{
	mode: 'ws' | 'sio' | 'sse' | 'tcp';
	port: number;
	count: number;
	path?: string;
	/** The Cookie header of each. */
	cookies?: readonly string[];
}>;

const PATIENCE_MS = 120_000;

/** Opens many connections to this machine, by a program in C that costs little beside what it measures. */
export async function listen({ mode, port, count, path = '/', cookies }: Listeners): Promise<Load> {
	const program = compiled('load');
	const args = ['-m', mode, '-p', String(port), '-n', String(count), '-u', path];
	if (cookies) {
		const file = join(dirname(program), `cookies-${port}-${Date.now()}`);
		writeFileSync(file, cookies.map((one) => `${one}\n`).join(''));
		args.push('-c', file);
	}
	const child = endsWithUs(spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] }));
	const lines = createInterface(child.stdout);
	const gone = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the listeners ended with ${code}`)));
	gone.catch(() => undefined);
	const next = async (): Promise<Heard> => {
		const [line] = await Promise.race([once(lines, 'line'), gone]);
		return JSON.parse(String(line)) as Heard;
	};
	const tell = (line: string) => void child.stdin.write(`${line}\n`);
	const heard = async (): Promise<Heard> => {
		tell('report');
		return next();
	};
	const until = async (holds: (heard: Heard) => boolean, patienceMs = PATIENCE_MS): Promise<Heard> => {
		for (const end = Date.now() + patienceMs; ; await pause(50)) {
			const now = await heard();
			if (holds(now)) return now;
			if (Date.now() > end) throw new Error(`the listeners never came there: ${JSON.stringify(now)}`);
		}
	};
	const stop = async () => {
		const ended = once(child, 'exit');
		child.stdin.end();
		if (child.exitCode === null) await ended;
	};
	return { ready: await next(), heard, tell, until, stop };
}
